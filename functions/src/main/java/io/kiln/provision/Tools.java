package io.kiln.provision;

import io.kiln.build.Artifacts;
import io.kiln.build.BundleFiles;
import io.kiln.build.Linger;
import io.kiln.communicator.Connections;
import java.time.Clock;
import org.immutables.value.Value;

/** What every provisioner works with. */
@Value.Immutable
public interface Tools {
  Connections connections();

  BundleFiles files();

  Artifacts artifacts();

  Interpolator interpolator();

  Clock clock();

  Linger linger();

  static Builder builder() {
    return new Builder();
  }

  /** Builds {@link Tools}. */
  final class Builder extends ImmutableTools.Builder {}
}
