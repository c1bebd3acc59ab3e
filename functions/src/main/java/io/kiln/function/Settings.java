package io.kiln.function;

import io.kiln.build.Endpoint;
import io.kiln.template.Secret;
import io.kiln.trigger.http.ApiRules;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.immutables.value.Value;

/** How a deployment is set up, read once from its environment variables. */
@Value.Immutable
public interface Settings {
  /** {@code KILN_STACK}: the tag {@code kiln:stack} of everything this deployment makes. */
  @Value.Default
  default String stack() {
    return "kiln";
  }

  /** {@code KILN_SSH_SOURCE_CIDR}: who may reach the SSH port of a machine that is baked. */
  @Value.Default
  default String sshSourceCidr() {
    return "0.0.0.0/0";
  }

  /** {@code KILN_TEMPLATE_KEYS}: whether a template may bring its own keys to the cloud. */
  @Value.Default
  default boolean templateKeys() {
    return false;
  }

  /** {@code KILN_SHELL_LOCAL}: whether templates may run commands where the functions run. */
  @Value.Default
  default boolean shellLocal() {
    return false;
  }

  /** {@code KILN_DRIVER}: who drives builds, {@code flow} or {@code tick}. */
  @Value.Default
  default Driver driver() {
    return Driver.FLOW;
  }

  /** {@code KILN_REGION}: where the functions, their bucket and their flow are. */
  Optional<String> region();

  /** {@code KILN_BUCKET}: what is kept of builds. */
  Optional<String> bucket();

  /** {@code KILN_FLOW}: the flow that drives builds; needed unless tick does. */
  Optional<String> flow();

  /** {@code KILN_ECS_ENDPOINT}: ECS somewhere else than at the region's own address. */
  Optional<Endpoint> ecsEndpoint();

  /** {@code KILN_VPC_ENDPOINT}: VPC somewhere else. */
  Optional<Endpoint> vpcEndpoint();

  /** {@code KILN_OSS_ENDPOINT}: OSS somewhere else than at the region's internal address. */
  Optional<Endpoint> ossEndpoint();

  /** {@code KILN_FLOW_ENDPOINT}: CloudFlow somewhere else. */
  Optional<Endpoint> flowEndpoint();

  /** {@code KILN_MAX_BUILDS}: with so many builds under way a scheduled one waits. */
  @Value.Default
  default int maxBuilds() {
    return 5;
  }

  /** {@code KILN_WATCH_HOSTS}: hosts, beside all public ones, whose files schedules may watch. */
  Set<String> watchHosts();

  /** {@code KILN_NOTICE_URL}: where notices go; without it there are none. */
  Optional<URI> noticeUrl();

  /** {@code KILN_NOTICE_SECRET}: what they are signed with. */
  Optional<Secret> noticeSecret();

  /**
   * How the API lets callers in: {@code KILN_API_AUTH} (token, function or jwt), {@code
   * KILN_API_SCOPE} (what those may whom the platform lets in), {@code KILN_API_RATE} (requests a
   * minute), {@code KILN_API_BUILDS} (how many at once), {@code KILN_API_ENV} (names that templates
   * may read of the function's environment).
   */
  @Value.Default
  default ApiRules api() {
    return ApiRules.builder().build();
  }

  /** Who calls the state machine's functions. */
  enum Driver {
    /** CloudFlow, with the watchdog behind it. */
    FLOW,
    /** The tick, once a minute. */
    TICK
  }

  static Builder builder() {
    return new Builder();
  }

  /**
   * Reads and checks the settings of a deployment.
   *
   * @throws IllegalArgumentException naming every key that is missing, unknown or wrong
   */
  static Settings from(Map<String, String> environment) {
    return new SettingsReader(environment).read();
  }

  /** Builds {@link Settings}. */
  final class Builder extends ImmutableSettings.Builder {}
}
