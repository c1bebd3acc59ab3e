package io.kiln.trigger;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import java.time.Instant;
import java.util.List;
import org.immutables.value.Value;

/** The receipt of a sweep: every thing it found, and what became of it. */
@Value.Immutable
@JsonSerialize(as = ImmutableSweepReport.class)
@JsonDeserialize(as = ImmutableSweepReport.class)
public interface SweepReport {
  Instant begun();

  boolean dryRun();

  List<Swept> things();

  /** Regions and builds that could not be looked at, each with the reason. */
  List<String> troubles();

  /** How many things met this fate. */
  @JsonIgnore
  default long count(Swept.Fate fate) {
    return things().stream().filter(thing -> thing.fate() == fate).count();
  }

  static Builder builder() {
    return new Builder();
  }

  /** Builds a {@link SweepReport}. */
  final class Builder extends ImmutableSweepReport.Builder {}
}
