package io.kiln.communicator;

import static io.kiln.communicator.RemoteCommand.quoted;

import io.kiln.build.StepFailure;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** The machine's files, moved in chunks that any later login can continue. */
public final class RemoteFiles {
  /** Offsets of uploads are multiples of this. */
  public static final int BLOCK = 64 * 1024;

  /** The most bytes of one chunk: a slow line moves them within a claim. */
  public static final int CHUNK = 128 * BLOCK;

  private static final Duration CHUNK_LIMIT = Duration.ofSeconds(80);
  private static final Duration SMALL_LIMIT = Duration.ofSeconds(30);
  private static final int SMALL = 16 * BLOCK;
  private static final int SPOILT = 65;

  private static final Pattern NUMBER = Pattern.compile("\\d{1,18}");
  private static final Pattern CHUNK_HEADER = Pattern.compile("\\S+ [0-7]{1,6} \\d{1,18} \\d{1,9}");

  private final Session session;

  public RemoteFiles(Session session) {
    this.session = session;
  }

  /**
   * How many bytes of an upload have arrived, rounded down to whole blocks; its size when it is in
   * its place.
   */
  public long uploaded(Upload upload) {
    CommandResult result =
        session.run(
            RemoteCommand.script(
                    "uploaded.sh",
                    upload.destination(),
                    octal(upload.mode()),
                    upload.sha256(),
                    Long.toString(upload.size()))
                .within(CHUNK_LIMIT));
    return arrived(upload, orRefuse(result, "Upload failed: "));
  }

  /**
   * Writes a chunk; the last one also checks the file and puts it in its place.
   *
   * @param offset a multiple of {@link #BLOCK}
   * @return how many bytes have arrived; the upload's size when it is in its place
   */
  public long upload(Upload upload, long offset, byte[] chunk) {
    CommandResult result =
        session.run(
            RemoteCommand.script(
                    "upload.sh",
                    upload.destination(),
                    octal(upload.mode()),
                    upload.sha256(),
                    Long.toString(upload.size()),
                    Long.toString(offset / BLOCK))
                .reading(chunk)
                .within(chunk.length > SMALL ? CHUNK_LIMIT : SMALL_LIMIT));
    return result.exit() == SPOILT ? -1 : arrived(upload, orRefuse(result, "Upload failed: "));
  }

  private static long arrived(Upload upload, String answer) {
    if (answer.equals("done")) {
      return upload.size();
    }
    requireForm(answer, NUMBER);
    // a whole part that is not in its place yet needs one more chunk to be checked and put there
    long bytes = Math.min(Long.parseLong(answer), Math.max(0, upload.size() - 1));
    return bytes / BLOCK * BLOCK;
  }

  /** Shows a chunk of a file. */
  public FileChunk read(String path, long offset) {
    CommandResult result =
        session.run(
            RemoteCommand.script("read.sh", path, Long.toString(offset), Integer.toString(CHUNK))
                .within(CHUNK_LIMIT));
    orRefuse(result, "Download failed: ");
    requireForm(result.header(), CHUNK_HEADER);
    String[] header = result.header().split(" ", -1);
    int bytes = Integer.parseInt(header[3]);
    return new FileChunk(
        Integer.parseInt(header[1], 8), Long.parseLong(header[2]), result.body(0, bytes));
  }

  /** Files and folders at and below a path, or at the paths that match a shell's pattern. */
  public List<RemoteFile> list(String pattern) {
    CommandResult result = session.run(RemoteCommand.script("list.sh", pattern));
    List<RemoteFile> files = new ArrayList<>();
    String root = "";
    for (String line : orRefuse(result, "Download failed: ").split("\n", -1)) {
      if (line.startsWith(">")) {
        root = line.substring(1);
      } else if (!line.isEmpty()) {
        files.add(RemoteFile.parse(root, line));
      }
    }
    return files;
  }

  public boolean isFolder(String path) {
    return session.run(RemoteCommand.of("test -d " + quoted(path))).ok();
  }

  /** Makes a folder and its parents; one that is there gets the mode and keeps its content. */
  public void makeFolder(String path, int mode) {
    String p = quoted(path);
    CommandResult made =
        session.run(RemoteCommand.of("mkdir -p " + p + " && chmod " + octal(mode) + " " + p));
    orRefuse(made, "Upload failed: ");
  }

  public void remove(String path) {
    CommandResult removed = session.run(RemoteCommand.of("rm -rf " + quoted(path)));
    orRefuse(removed, "Can't remove " + path + ": ");
  }

  /** The machine's own tools answer, and its scripts may have replaced them. */
  private static void requireForm(String answer, Pattern form) {
    if (!form.matcher(answer).matches()) {
      throw new CommunicatorFailure(
          CommunicatorFailure.Reason.LOST, "The machine's answer can't be read", null);
    }
  }

  private static String orRefuse(CommandResult result, String before) {
    if (!result.ok()) {
      throw StepFailure.refused(before + result.complaint());
    }
    return result.text();
  }

  private static String octal(int mode) {
    return String.format("%04o", mode);
  }
}
