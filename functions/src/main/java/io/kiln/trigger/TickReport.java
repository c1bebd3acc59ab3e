package io.kiln.trigger;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import io.kiln.build.BuildId;
import java.util.List;
import org.immutables.value.Value;

/** What one tick found and did. */
@Value.Immutable
@JsonSerialize(as = ImmutableTickReport.class)
@JsonDeserialize(as = ImmutableTickReport.class)
public interface TickReport {
  /** How many builds are under way. */
  int active();

  /** How many moves this tick made. */
  int moves();

  /** Whom the watchdog found left alone, and drives from now on. */
  List<BuildId> adopted();

  /** Whose move broke or is refused; the log says why. */
  List<BuildId> troubled();

  static Builder builder() {
    return new Builder();
  }

  /** Builds a {@link TickReport}. */
  final class Builder extends ImmutableTickReport.Builder {}
}
