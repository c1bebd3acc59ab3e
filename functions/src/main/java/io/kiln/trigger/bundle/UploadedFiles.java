package io.kiln.trigger.bundle;

import io.kiln.store.Stored;
import io.kiln.store.Uploads;
import io.kiln.template.problem.Place;
import io.kiln.template.problem.Problem;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/** Makes a parcel of objects in the bucket. */
public final class UploadedFiles {
  private static final int MOST_FILES = 5_000;
  private static final long MOST_BYTES = 256L << 20;

  private final Uploads uploads;
  private final String prefix;
  private final List<Problem> problems = new ArrayList<>();
  private final TreeMap<String, Piece> files = new TreeMap<>();
  private long left = MOST_BYTES;

  private UploadedFiles(Uploads uploads, String prefix) {
    this.uploads = uploads;
    this.prefix = prefix;
  }

  /**
   * The objects as files below the prefix: 5,000 of them at most, 256 MiB together.
   *
   * @throws BadBundle naming each object that can't be taken
   */
  public static Parcel read(Uploads uploads, String prefix, List<Stored> objects) {
    UploadedFiles reading = new UploadedFiles(uploads, prefix);
    reading.read(objects);
    if (!reading.problems.isEmpty()) {
      throw new BadBundle(reading.problems);
    }
    return Parcel.of(reading.files);
  }

  private void read(List<Stored> objects) {
    long size = objects.stream().mapToLong(Stored::size).sum();
    if (objects.size() > MOST_FILES || size > MOST_BYTES) {
      add("", objects.size() + " files of " + size + " bytes are too much", "Leave out some.");
      return;
    }
    for (Stored object : objects) {
      String path = object.key().substring(prefix.length());
      // tools of the bucket mark a folder by an object whose name ends so
      if (!path.endsWith("/") && !ZipNames.isJunk(path)) {
        Optional<String> wrong = ZipNames.wrong(path);
        if (wrong.isPresent()) {
          add(path, wrong.get(), "Delete it, or put it elsewhere.");
        } else {
          take(path, object);
        }
      }
    }
  }

  private void take(String path, Stored object) {
    try {
      Piece piece = Pieces.measured(() -> uploads.open(object), left, Pieces.GUESSED);
      left -= piece.size();
      files.put(path, piece);
    } catch (IOException e) {
      add(path, "can't be read: " + e.getMessage(), "Put it again.");
    }
  }

  private void add(String path, String what, String remedy) {
    String subject = path.isEmpty() ? "" : "'" + ZipNames.shown(path) + "' ";
    problems.add(Problem.of(Place.of(prefix), subject + what, remedy));
  }
}
