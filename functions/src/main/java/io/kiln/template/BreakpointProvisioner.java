package io.kiln.template;

import java.util.Optional;
import org.immutables.value.Value;

/** A pause that lasts until a person ends it. */
@Value.Immutable
public interface BreakpointProvisioner extends Provisioner {
  Optional<String> note();

  boolean disabled();

  static Builder builder() {
    return new Builder();
  }

  /** Builds a {@link BreakpointProvisioner}. */
  final class Builder extends ImmutableBreakpointProvisioner.Builder {}
}
