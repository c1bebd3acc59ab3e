package io.kiln.trigger.series;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import io.kiln.build.BuildId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.immutables.value.Value;

/** Builds that were announced together: one for each builder of the template. */
@Value.Immutable
@JsonSerialize(as = ImmutableRun.class)
@JsonDeserialize(as = ImmutableRun.class)
public interface Run extends WithRun {
  /** {@code upload}, {@code schedule} or {@code person}. */
  String via();

  /** In the order of the template's builders. */
  List<BuildId> builds();

  Instant announcedAt();

  /** Why, in words. */
  String because();

  /** Of what it bakes. */
  Fingerprint print();

  /** Replaces an image of the same name. */
  boolean force();

  /** Until when one of its builds is held, as a page has said. */
  Optional<Instant> heldUntil();

  static Builder builder() {
    return new Builder();
  }

  /** Builds a {@link Run}. */
  final class Builder extends ImmutableRun.Builder {}
}
