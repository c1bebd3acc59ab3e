package io.kiln.template;

import java.time.Duration;
import org.immutables.value.Value;

/** A pause, as a provisioner of its own. */
@Value.Immutable
public interface SleepProvisioner extends Provisioner {
  Duration duration();

  static Builder builder() {
    return new Builder();
  }

  /** Builds a {@link SleepProvisioner}. */
  final class Builder extends ImmutableSleepProvisioner.Builder {}
}
