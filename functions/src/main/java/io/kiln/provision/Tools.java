package io.kiln.provision;

import io.kiln.build.Artifacts;
import io.kiln.build.BundleFiles;
import io.kiln.build.Linger;
import io.kiln.build.Releases;
import io.kiln.build.Secrets;
import io.kiln.communicator.Connections;
import io.kiln.communicator.OwnHost;
import java.time.Clock;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.immutables.value.Value;

/** What every provisioner works with. */
@Value.Immutable
public interface Tools {
  Connections connections();

  BundleFiles files();

  Artifacts artifacts();

  Interpolator interpolator();

  Secrets secrets();

  /** The pauses that a person ends. */
  Releases releases();

  /** Where Kiln runs; empty: shell-local may not run there. */
  Optional<OwnHost> ownHost();

  /** The folder that the caller's relative paths count from. */
  String workingFolder();

  /** Packer's UUID of the run: the same for each builder of one submission. */
  String runId();

  /** Takes the build's secrets out of what is written down. */
  UnaryOperator<String> mask();

  default String masked(String text) {
    return mask().apply(text);
  }

  Clock clock();

  Linger linger();

  static Builder builder() {
    return new Builder();
  }

  /** Builds {@link Tools}. */
  final class Builder extends ImmutableTools.Builder {}
}
