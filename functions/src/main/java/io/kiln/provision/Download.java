package io.kiln.provision;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.kiln.build.Artifact;
import io.kiln.build.BuildId;
import io.kiln.build.JobProgress;
import io.kiln.build.LogLine;
import io.kiln.build.Outcome;
import io.kiln.communicator.FileChunk;
import io.kiln.communicator.RemoteFile;
import io.kiln.communicator.RemoteFiles;
import io.kiln.template.Secret;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Brings a file home, or with a slash or a pattern at its end what is below it, chunk by chunk. It
 * changes nothing on the machine, and a chunk may be kept twice: so it needs no claim.
 */
final class Download implements Task {
  private static final int MOST_FILES = 32;

  private final String source;
  private final String destination;

  Download(String source, String destination) {
    this.source = source;
    this.destination = destination;
  }

  @Override
  public List<LogLine> opening() {
    return List.of(LogLine.say("Downloading " + source + " => " + destination));
  }

  @Override
  public Outcome move(Turn turn) {
    List<Wanted> left = left(turn);
    JobProgress at = turn.progress();
    long bytes = 0;
    for (int i = 0; i < left.size(); i++) {
      if (i == MOST_FILES || bytes >= RemoteFiles.CHUNK) {
        return turn.record(at);
      }
      Wanted wanted = left.get(i);
      FileChunk chunk = wanted.read(turn.files(), at.received());
      keep(turn, wanted, chunk, at.received());
      bytes += chunk.bytes().length;
      long received = at.received() + chunk.bytes().length;
      at =
          received < chunk.fileSize()
              ? at.withReceived(received)
              : at.withReceived(0).withFetched(mark(turn, wanted));
      if (at.received() > 0) {
        return turn.record(at);
      }
    }
    return turn.at(at).finish();
  }

  private static void keep(Turn turn, Wanted wanted, FileChunk chunk, long before) {
    BuildId build = turn.build().id();
    String path = shown(turn, wanted.to);
    Artifact artifact = Artifact.of(path, wanted.folder, chunk.mode());
    if (!wanted.folder) {
      String download = download(turn, wanted);
      turn.tools().artifacts().append(build, path, download, before, chunk.bytes());
      artifact = artifact.withDownload(download);
    }
    if (before + chunk.bytes().length >= chunk.fileSize()) {
      turn.tools().artifacts().describe(build, artifact);
    }
  }

  /**
   * Another provisioner, another try, another file that goes to the same place: each is its own.
   */
  private static String download(Turn turn, Wanted wanted) {
    JobProgress at = turn.progress();
    return String.join(
        "-",
        Integer.toString(at.provisioner()),
        Integer.toString(at.task()),
        Integer.toString(at.attempt()),
        mark(turn, wanted));
  }

  /** A path that holds a secret is kept with the secrets; what is in the open bears another. */
  private static String shown(Turn turn, String path) {
    if (turn.tools().masked(path).equals(path)) {
      return path;
    }
    BuildId build = turn.build().id();
    String alias = Artifact.HIDDEN + Content.of((build + path).getBytes(UTF_8)).sha256();
    Secret unusedKept = turn.tools().secrets().keep(build, alias, Secret.of(path));
    return alias;
  }

  /** Stands for the file in the journal, which must not know a name that may be secret. */
  private static String mark(Turn turn, Wanted wanted) {
    return Content.of((turn.build().id() + wanted.from).getBytes(UTF_8)).sha256();
  }

  /** What is not here yet. By name: files may come and go between two looks. */
  private List<Wanted> left(Turn turn) {
    String from = RemotePaths.fromHome(source);
    if (!source.endsWith("/") && !source.matches(".*[*?\\[].*")) {
      return List.of(new Wanted(from, single(), false, 0));
    }
    String last = turn.progress().fetched().orElse("");
    return turn.files().list(RemotePaths.withoutSlash(from)).stream()
        .map(file -> new Wanted(file.path(), below(file), file.folder(), file.mode()))
        .filter(wanted -> mark(turn, wanted).compareTo(last) > 0)
        .sorted(Comparator.comparing(wanted -> mark(turn, wanted)))
        .collect(Collectors.toList());
  }

  private String single() {
    return destination.endsWith("/")
        ? RemotePaths.inside(destination, RemotePaths.name(source))
        : destination;
  }

  private String below(RemoteFile file) {
    String inside = file.path().substring(file.root().length());
    return RemotePaths.inside(destination, RemotePaths.name(file.root())) + inside;
  }

  /** A file or folder on the machine, and where it goes. */
  private static final class Wanted {
    private final String from;
    private final String to;
    private final boolean folder;
    private final int mode;

    Wanted(String from, String to, boolean folder, int mode) {
      this.from = from;
      this.to = to;
      this.folder = folder;
      this.mode = mode;
    }

    FileChunk read(RemoteFiles remote, long offset) {
      return folder ? FileChunk.none(mode) : remote.read(from, offset);
    }
  }
}
