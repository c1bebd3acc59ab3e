package io.kiln.local.cli;

import io.kiln.local.LocalCloud;
import io.kiln.local.deployment.Deployment;
import io.kiln.store.OssBucket;
import io.kiln.store.Store;
import io.kiln.trigger.AccessTokens;
import io.kiln.trigger.Scope;
import java.net.URI;
import java.security.SecureRandom;
import java.util.Map;
import java.util.Optional;

/** The deployed HTTP API of a local cloud, at a port of this computer. */
final class LocalApi {
  private static final String FUNCTION = "-api";

  private final URI address;
  private final ApiTokenFile token;

  private LocalApi(URI address, ApiTokenFile token) {
    this.address = address;
    this.token = token;
  }

  /** Opens the port; empty where the stack has no API. */
  static Optional<LocalApi> open(
      LocalCloud cloud, Deployment deployment, ApiTokenFile file, int port) {
    return deployment.http().entrySet().stream()
        .filter(trigger -> trigger.getKey().endsWith(FUNCTION))
        .map(Map.Entry::getValue)
        .findFirst()
        .map(
            trigger -> {
              keepToken(cloud, file);
              return new LocalApi(cloud.listen("local-api", port, trigger), file);
            });
  }

  /**
   * The one of an earlier time while it is good, else a new one: whoever owns the home is admin.
   */
  private static void keepToken(LocalCloud cloud, ApiTokenFile file) {
    SecureRandom random = new SecureRandom();
    try (OssBucket bucket = OpenStore.bucket(cloud.ossEndpoint())) {
      AccessTokens tokens =
          new AccessTokens(new Store(bucket, random).tokens(), random, cloud.clock());
      if (file.read().flatMap(tokens::recognise).isEmpty()) {
        file.write(tokens.make("local up", Scope.ADMIN, Optional.empty(), "kiln local up").token());
      }
    }
  }

  URI address() {
    return address;
  }

  ApiTokenFile token() {
    return token;
  }
}
