package io.kiln.function;

import io.kiln.build.Linger;
import io.kiln.cloud.Credentials;
import io.kiln.cloud.Endpoints;
import io.kiln.communicator.OwnHost;
import io.kiln.communicator.Reach;
import io.kiln.store.Bucket;
import io.kiln.template.EcsBuilder;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import org.immutables.value.Value;

/** Where Kiln stands: everything that it takes from outside, and tests bring along. */
@Value.Immutable
public interface Site {
  Settings settings();

  /** What is kept. */
  Bucket bucket();

  Endpoints endpoints();

  /** Whose key calls the cloud: the function's role, or what the template says. */
  Function<EcsBuilder, Credentials> credentials();

  /** Whether this template may say where ECS is: signed requests and tokens would go there. */
  @Value.Default
  default Predicate<EcsBuilder> customEndpoints() {
    return builder -> false;
  }

  Clock clock();

  SecureRandom random();

  Linger linger();

  Reach reach();

  /** Where Kiln runs, if its operator lets shell-local run there. */
  Optional<OwnHost> ownHost();

  static Builder builder() {
    return new Builder();
  }

  /** Builds a {@link Site}. */
  final class Builder extends ImmutableSite.Builder {}
}
