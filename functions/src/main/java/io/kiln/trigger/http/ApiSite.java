package io.kiln.trigger.http;

import io.kiln.build.Linger;
import io.kiln.build.StateMachine;
import io.kiln.store.Store;
import io.kiln.store.index.IndexMemory;
import io.kiln.trigger.AccessTokens;
import io.kiln.trigger.Runs;
import io.kiln.trigger.Starts;
import io.kiln.trigger.series.Schedules;
import java.time.Clock;
import java.util.Map;
import org.immutables.value.Value;

/** What the API stands on. */
@Value.Immutable
public interface ApiSite {
  ApiRules rules();

  Store store();

  StateMachine machine();

  Runs runs();

  Starts starts();

  AccessTokens tokens();

  Schedules schedules();

  IndexMemory memory();

  RateLimit limit();

  Clock clock();

  Linger linger();

  /** The function's own environment; only what the rules allow is shown to templates. */
  Map<String, String> environment();

  /** As {@code kiln version} says it. */
  String version();

  /** Whether templates may run commands where Kiln runs. */
  @Value.Default
  default boolean shellLocal() {
    return false;
  }

  static Builder builder() {
    return new Builder();
  }

  /** Builds an {@link ApiSite}. */
  final class Builder extends ImmutableApiSite.Builder {}
}
