package io.kiln.function;

import io.kiln.cloud.Credentials;
import java.util.Optional;

/**
 * Kiln as an instance keeps it from one invocation to the next, until the role's credentials are
 * renewed: what it opens costs more than most moves. Function Compute gives an instance one request
 * at a time, so nobody is at work with what is closed here.
 */
final class Warm {
  private final Platform platform;
  private Optional<Deployed> kept = Optional.empty();

  Warm(Platform platform) {
    this.platform = platform;
  }

  synchronized Deployed as(Credentials role) {
    Deployed kiln =
        kept.filter(open -> open.isOf(role)).orElseGet(() -> Deployed.open(platform, role));
    kept.filter(open -> open != kiln).ifPresent(Deployed::close);
    kept = Optional.of(kiln);
    return kiln;
  }
}
