package io.kiln.trigger.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.kiln.store.index.BuildSummary;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;

/**
 * Where a page of a list ends: the last build on it, not a number, for new builds come in front.
 */
final class Cursor {
  private final Instant startedAt;
  private final String id;

  private Cursor(Instant startedAt, String id) {
    this.startedAt = startedAt;
    this.id = id;
  }

  /** The cursor of a request; empty for the first page. */
  static Optional<Cursor> of(HttpRequest request) {
    return request.parameter("cursor").map(Cursor::read);
  }

  static String after(BuildSummary last) {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString((last.startedAt() + " " + last.id()).getBytes(UTF_8));
  }

  /** Whether the build comes later in a list that is newest first. */
  boolean isBefore(BuildSummary build) {
    int older = startedAt.compareTo(build.startedAt());
    return older > 0 || (older == 0 && id.compareTo(build.id().toString()) < 0);
  }

  private static Cursor read(String text) {
    try {
      String[] parts = new String(Base64.getUrlDecoder().decode(text), UTF_8).split(" ", 2);
      return new Cursor(Instant.parse(parts[0]), parts.length == 2 ? parts[1] : "");
    } catch (IllegalArgumentException | DateTimeException e) {
      throw HttpProblem.of(400, "'cursor' is not one that this list has given.");
    }
  }
}
