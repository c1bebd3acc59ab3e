package io.kiln.local.cli;

import io.kiln.build.Endpoint;
import io.kiln.build.Linger;
import io.kiln.cloud.Credentials;
import io.kiln.cloud.Endpoints;
import io.kiln.communicator.OwnHost;
import io.kiln.communicator.Reach;
import io.kiln.function.Settings;
import io.kiln.function.Site;
import io.kiln.store.OssBucket;
import io.kiln.template.Secret;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Optional;

/** What a local cloud is for those who call it from outside: addresses, a bucket, its time. */
record Surroundings(URI ecs, OssBucket bucket, Clock clock) {
  /** The template's own keys are never sent here: this cloud has no business with them. */
  static final Credentials KEY = Credentials.of("local", Secret.of("no-secret-on-the-local-cloud"));

  Endpoints endpoints() {
    Endpoint at = Endpoint.of(ecs);
    return Endpoints.standard().withEcs(at).withVpc(at).withFlows(at);
  }

  Site site(Linger linger, Reach reach) {
    return site(linger, reach, Optional.empty());
  }

  /** The same where the caller's computer may be used too. */
  Site site(Linger linger, Reach reach, Optional<? extends OwnHost> ownHost) {
    return Site.builder()
        .settings(Settings.builder().build())
        .bucket(bucket)
        .endpoints(endpoints())
        .credentials(builder -> KEY)
        .clock(clock)
        .random(new SecureRandom())
        .linger(linger)
        .reach(reach)
        .ownHost(ownHost)
        .build();
  }
}
