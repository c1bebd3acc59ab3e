package io.kiln.trigger.bundle;

import io.kiln.template.problem.Place;
import io.kiln.template.problem.Problem;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.apache.commons.compress.utils.SeekableInMemoryByteChannel;

/**
 * Reads a zip that a stranger made. Nothing is written anywhere; what is unpacked is counted as it
 * comes, whatever the archive says of itself.
 */
public final class BundleZip {
  private static final int MOST_PROBLEMS = 20;

  private final String name;
  private final int mostFiles;
  private final long mostBytes;
  private final List<Problem> problems = new ArrayList<>();
  private final TreeMap<String, Piece> files = new TreeMap<>();
  private final Set<String> folders = new TreeSet<>();
  private long unpacked;

  private BundleZip(String name, int mostFiles, long mostBytes) {
    this.name = name;
    this.mostFiles = mostFiles;
    this.mostBytes = mostBytes;
  }

  /**
   * The files of a zip: 5,000 of them at most, 256 MiB unpacked. A common folder around everything
   * stays; see {@link Parcel#unpacked}.
   *
   * @param name what messages call it
   * @throws BadBundle naming each entry that can't be taken
   */
  public static Parcel read(String name, byte[] zip) {
    return read(name, zip, 5_000, 256L << 20);
  }

  static Parcel read(String name, byte[] zip, int mostFiles, long mostBytes) {
    BundleZip reading = new BundleZip(name, mostFiles, mostBytes);
    reading.read(zip);
    if (!reading.problems.isEmpty()) {
      throw new BadBundle(reading.problems);
    }
    return Parcel.of(reading.files, reading.folders);
  }

  private void read(byte[] bytes) {
    try {
      ZipFile zip = open(bytes);
      List<ZipArchiveEntry> entries = Collections.list(zip.getEntries());
      if (entries.size() > mostFiles) {
        add("", "has " + entries.size() + " entries, more than " + mostFiles, "Leave out some.");
        return;
      }
      for (ZipArchiveEntry entry : entries) {
        if (problems.size() < MOST_PROBLEMS && !take(zip, entry)) {
          return;
        }
      }
      if (files.isEmpty() && problems.isEmpty()) {
        add("", "holds no file", "Put the template and its files into it.");
      }
      Parcel.of(files, folders).folders().stream()
          .filter(files::containsKey)
          .forEach(path -> add(path, "is a file and a folder", "Pack it as one of them."));
    } catch (IOException | RuntimeException unreadable) {
      // the library answers a damaged archive with exceptions of many kinds
      add("", "can't be read as a zip: " + unreadable.getMessage(), "Make it anew.");
    }
  }

  private static ZipFile open(byte[] bytes) throws IOException {
    return ZipFile.builder().setSeekableByteChannel(new SeekableInMemoryByteChannel(bytes)).get();
  }

  /** Returns false when there is no sense in going on. */
  private boolean take(ZipFile zip, ZipArchiveEntry entry) {
    String path = entry.getName();
    if (ZipNames.isJunk(path)) {
      return true;
    }
    String wrong = ZipNames.wrong(entry).or(() -> ZipNames.unreadable(zip, entry)).orElse("");
    if (!wrong.isEmpty()) {
      add(path, wrong, "Leave it out, or pack it as a plain file below the template's folder.");
      return true;
    }
    if (entry.isDirectory()) {
      folders.add(path.substring(0, path.length() - 1));
      return true;
    }
    return add(zip, entry, path);
  }

  private boolean add(ZipFile zip, ZipArchiveEntry entry, String path) {
    try {
      Piece piece =
          Pieces.measured(
              () -> zip.getInputStream(entry), mostBytes - unpacked, ZipNames.mode(entry));
      unpacked += piece.size();
      if (files.put(path, piece) != null) {
        add(path, "is in the zip twice", "Pack it once.");
      }
      return true;
    } catch (Limited.TooLong tooLong) {
      add(
          path,
          "unpacks to more than " + mostBytes + " bytes with what is before it",
          "Pack less.");
      return false;
    } catch (IOException damaged) {
      add(path, "is damaged: " + damaged.getMessage(), "Make the zip anew.");
      return true;
    }
  }

  private void add(String path, String what, String remedy) {
    String subject = path.isEmpty() ? "the zip " : "'" + ZipNames.shown(path) + "' ";
    problems.add(Problem.of(Place.of(name), subject + what, remedy));
  }
}
