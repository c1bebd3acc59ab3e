package io.kiln.store;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.kiln.build.Json;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Every change that was asked for, by day: an object before it is made, and one beside it that says
 * how it was answered. A change without the second one may have been made in part. Nothing of it is
 * ever changed.
 */
public final class AuditTrail {
  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("yyyy/MM/dd").withZone(ZoneOffset.UTC);
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("HHmmss.SSS").withZone(ZoneOffset.UTC);

  private final Bucket bucket;

  AuditTrail(Bucket bucket) {
    this.bucket = bucket;
  }

  /** Writes down what is about to be done. */
  public void asked(AuditEntry entry) {
    boolean unusedFirst = bucket.create(key(entry) + ".json", Json.bytes(entry));
  }

  /**
   * Writes down how it went.
   *
   * @param outcome the answer's status, and what was made of it
   */
  public void answered(AuditEntry entry, String outcome) {
    boolean unusedFirst = bucket.create(key(entry) + ".answer", outcome.getBytes(UTF_8));
  }

  /** The entries of the moment's day, oldest first. */
  public List<AuditEntry> day(Instant day) {
    return bucket.list(Keys.AUDIT + DAY.format(day) + "/").stream()
        .filter(key -> key.endsWith(".json"))
        .flatMap(key -> bucket.get(key).stream())
        .map(bytes -> Json.read(bytes, AuditEntry.class))
        .collect(Collectors.toUnmodifiableList());
  }

  private static String key(AuditEntry entry) {
    return Keys.AUDIT
        + DAY.format(entry.at())
        + "/"
        + TIME.format(entry.at())
        + "-"
        + Keys.segment(entry.requestId());
  }
}
