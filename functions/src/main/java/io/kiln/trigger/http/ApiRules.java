package io.kiln.trigger.http;

import io.kiln.trigger.Scope;
import java.util.Optional;
import java.util.Set;
import org.immutables.value.Value;

/** How a deployment wants its API: who may come in, and how much. */
@Value.Immutable
public interface ApiRules {
  /** How callers are told apart. */
  enum Door {
    /** By a token of Kiln's own. */
    TOKEN,
    /** By the platform: signed requests. */
    FUNCTION,
    /** By the platform: JSON web tokens. */
    JWT
  }

  /** Absent: nobody is answered. */
  Optional<Door> door();

  /** What callers may whom the platform has let in. */
  @Value.Default
  default Scope triggerScope() {
    return Scope.BUILD;
  }

  /** Of each caller, at each instance. */
  @Value.Default
  default int requestsPerMinute() {
    return 600;
  }

  /** No more builds than this are begun at once: each costs money. */
  @Value.Default
  default int mostActiveBuilds() {
    return 50;
  }

  /** What {@code env} may read of the function's own environment. */
  Set<String> environment();

  static Builder builder() {
    return new Builder();
  }

  /** Builds {@link ApiRules}. */
  final class Builder extends ImmutableApiRules.Builder {}
}
