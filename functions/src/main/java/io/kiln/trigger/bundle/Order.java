package io.kiln.trigger.bundle;

import io.kiln.build.HoldTime;
import io.kiln.build.OnError;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.immutables.value.Value;

/** What somebody wants baked: a parcel, which of its files is the template, and the choices. */
@Value.Immutable
public interface Order extends WithOrder {
  Parcel parcel();

  /** The template's path in the parcel. */
  String template();

  /** What messages call the template: as a person typed it. */
  @Value.Default
  default String name() {
    return template();
  }

  /** Where the parcel lies in the template's eyes: absolute. */
  @Value.Default
  default String root() {
    return Laid.ROOT;
  }

  /** Which relative paths count from: absolute, or relative to the root. */
  @Value.Default
  default String workingDir() {
    return "";
  }

  Map<String, String> variables();

  /** What {@code env} answers; nothing else of the environment is seen. */
  Map<String, String> environment();

  /** Empty for all. */
  List<String> only();

  List<String> except();

  @Value.Default
  default boolean force() {
    return false;
  }

  @Value.Default
  default OnError onError() {
    return OnError.CLEANUP;
  }

  /** How long a failed build is held, with {@link OnError#HOLD}. */
  @Value.Default
  default Duration holdFor() {
    return HoldTime.STANDARD;
  }

  /** Whether {@code shell-local} may run where Kiln does. */
  @Value.Default
  default boolean shellLocal() {
    return false;
  }

  /** What the template's {@code timestamp} says. */
  @Value.Default
  default Instant startedAt() {
    return Instant.EPOCH;
  }

  /** What the template's {@code uuid} grows from. */
  @Value.Default
  default String seed() {
    return "";
  }

  static Builder builder() {
    return new Builder();
  }

  /** Builds an {@link Order}. */
  final class Builder extends ImmutableOrder.Builder {}
}
