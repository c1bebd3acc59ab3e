package io.kiln.function;

import io.kiln.build.Endpoint;
import io.kiln.cloud.Cloud;
import io.kiln.cloud.Credentials;
import io.kiln.cloud.Endpoints;
import io.kiln.communicator.OwnHost;
import io.kiln.store.OssBucket;
import io.kiln.store.OssPlace;
import io.kiln.template.Access;
import io.kiln.template.EcsBuilder;
import io.kiln.template.Secret;
import io.kiln.trigger.FlowExecutions;
import io.kiln.trigger.FlowStarts;
import io.kiln.trigger.Starts;
import io.kiln.trigger.Sweep;
import io.kiln.trigger.Tick;
import io.kiln.trigger.notice.Delivery;
import io.kiln.trigger.series.Looks;
import io.kiln.trigger.web.Web;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Optional;

/**
 * Kiln as it is deployed: its settings, and the credentials of its role. Nothing of it outlives
 * these, for they expire.
 */
final class Deployed implements AutoCloseable {
  private final Settings settings;
  private final Credentials role;
  private final OssBucket bucket;
  private final Cloud cloud;
  private final Wiring wiring;
  private final AssumedRoles roles;
  private final Clock clock;
  private Optional<Web> watched = Optional.empty();
  private boolean open = true;

  private Deployed(Platform platform, Settings settings, Credentials role) {
    this.settings = settings;
    this.role = role;
    this.clock = platform.clock();
    this.bucket = OssBucket.at(place());
    this.cloud = Cloud.of(role, endpoints());
    this.roles = new AssumedRoles(endpoints(), platform.clock());
    this.wiring = new Wiring(site(platform));
  }

  static Deployed open(Platform platform, Credentials role) {
    return new Deployed(platform, Settings.from(platform.environment()), role);
  }

  boolean isOf(Credentials others) {
    return role.equals(others);
  }

  Wiring wiring() {
    return wiring;
  }

  Tick tick() {
    return executions().map(wiring::tick).orElseGet(wiring::tick);
  }

  /** Who drives what begins here. */
  Starts starts() {
    return executions().<Starts>map(FlowStarts::new).orElseGet(Starts::byTick);
  }

  /** Uploads and schedules. */
  Looks looks() {
    return wiring.series(starts()).web(web()).build().looks();
  }

  /**
   * Delivers the notices that wait. This function alone knows the secret, so it is the one to say
   * that there is none.
   *
   * @throws IllegalArgumentException when they have an address, and nothing to be signed with
   * @return how many were taken by their receiver
   */
  int deliver() {
    if (settings.noticeUrl().isEmpty()) {
      return 0;
    }
    Secret secret = settings.noticeSecret().orElseThrow(Deployed::unsigned);
    try (Web anywhere = Web.toAnywhere()) {
      return new Delivery(
              wiring.store().outbox(), anywhere, settings.noticeUrl().get(), secret, clock)
          .run();
    }
  }

  private static IllegalArgumentException unsigned() {
    return new IllegalArgumentException(
        "KILN_NOTICE_SECRET is missing, but KILN_NOTICE_URL is set: whoever gets a notice that is"
            + " not signed can't know whose it is. Give the stack a NoticeSecret; until then"
            + " notices wait.");
  }

  private Web web() {
    if (watched.isEmpty()) {
      watched = Optional.of(Web.toPublic(settings.watchHosts()));
    }
    return watched.get();
  }

  Settings settings() {
    return settings;
  }

  /** The flow's executions; empty where the tick drives. */
  Optional<FlowExecutions> executions() {
    return settings.driver() == Settings.Driver.FLOW
        ? Optional.of(
            new FlowExecutions(
                cloud.flows(), settings.region().orElseThrow(), settings.flow().orElseThrow()))
        : Optional.empty();
  }

  Sweep sweep() {
    return wiring.sweep(cloud);
  }

  /** Lets go of what an instance should not hold while it is frozen. */
  void rest() {
    watched.ifPresent(Web::close);
    watched = Optional.empty();
    cloud.rest();
  }

  /** Whether its connections may still be used. */
  boolean isOpen() {
    return open;
  }

  @Override
  public void close() {
    open = false;
    rest();
    cloud.close();
    bucket.close();
  }

  private Site site(Platform platform) {
    return Site.builder()
        .settings(settings)
        .bucket(bucket)
        .endpoints(endpoints())
        .credentials(this::credentials)
        // never with the role's key: whoever may submit a template would be sent its token
        .customEndpoints(builder -> settings.templateKeys() && builder.access().isGiven())
        .clock(platform.clock())
        .random(new SecureRandom())
        .linger(platform.linger())
        .reach(platform.reach())
        .ownHost(ownHost(platform))
        .build();
  }

  private Optional<OwnHost> ownHost(Platform platform) {
    return settings.shellLocal()
        ? Optional.of(new FunctionHost(platform.environment()))
        : Optional.empty();
  }

  private Credentials credentials(EcsBuilder builder) {
    Access access = builder.access();
    if (!settings.templateKeys() || !access.isGiven()) {
      return role;
    }
    String keyId = access.accessKey().orElseThrow().reveal();
    Secret secret = access.secretKey().orElseThrow();
    Credentials own =
        access
            .securityToken()
            .map(token -> Credentials.temporary(keyId, secret, token))
            .orElseGet(() -> Credentials.of(keyId, secret));
    String session = access.ramSessionName().orElse("");
    return access
        .ramRoleArn()
        .map(arn -> roles.of(builder.region(), arn, session, own))
        .orElse(own);
  }

  private OssPlace place() {
    String region = settings.region().orElseThrow();
    return OssPlace.builder()
        .region(region)
        .bucket(settings.bucket().orElseThrow())
        .endpoint(
            settings
                .ossEndpoint()
                .orElseGet(
                    () ->
                        Endpoint.of(
                            URI.create("https://oss-" + region + "-internal.aliyuncs.com"))))
        .keyId(role.keyId())
        .secret(role.secret())
        .token(role.token())
        .build();
  }

  private Endpoints endpoints() {
    Endpoints endpoints = Endpoints.standard();
    endpoints = settings.ecsEndpoint().map(endpoints::withEcs).orElse(endpoints);
    endpoints = settings.vpcEndpoint().map(endpoints::withVpc).orElse(endpoints);
    return settings.flowEndpoint().map(endpoints::withFlows).orElse(endpoints);
  }
}
