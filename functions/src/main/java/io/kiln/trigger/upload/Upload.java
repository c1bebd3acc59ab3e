package io.kiln.trigger.upload;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.kiln.store.Stored;
import io.kiln.store.Uploads;
import io.kiln.trigger.bundle.Sums;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;

/** What lies under one name at the moment. */
public final class Upload {
  private final Uploads uploads;
  private final String name;
  private final List<Stored> objects;
  private final boolean shellLocal;

  private Upload(Uploads uploads, String name, List<Stored> objects, boolean shellLocal) {
    this.uploads = uploads;
    this.name = name;
    this.objects = objects;
    this.shellLocal = shellLocal;
  }

  /**
   * Looks at what lies there.
   *
   * @param shellLocal whether its template may run commands where Kiln runs
   */
  public static Upload of(Uploads uploads, String name, boolean shellLocal) {
    return new Upload(uploads, name, uploads.of(name), shellLocal);
  }

  public String name() {
    return name;
  }

  public boolean isEmpty() {
    return objects.isEmpty();
  }

  /** A sum of names, contents and ages: another one whenever somebody has put something. */
  public String listing() {
    String all =
        objects.stream()
            .map(o -> o.key() + " " + o.etag() + " " + o.size() + " " + o.modified())
            .collect(Collectors.joining("\n"));
    return Sums.of(all.getBytes(UTF_8));
  }

  /** When something was put last. */
  public Instant newest() {
    return objects.stream().map(Stored::modified).max(Instant::compareTo).orElse(Instant.EPOCH);
  }

  /** One object that holds everything: nothing more is to come. */
  public boolean isOneZip() {
    return objects.size() == 1 && objects.get(0).key().endsWith(".zip");
  }

  /** Reads it: an order, or what is wrong. */
  public Opened open() {
    return new Opening(uploads, Uploads.PREFIX + name, objects, shellLocal).open();
  }
}
