package io.kiln.local.cli;

import io.kiln.build.Endpoint;
import io.kiln.cloud.Credentials;
import io.kiln.store.OssBucket;
import io.kiln.store.OssPlace;
import io.kiln.store.Store;
import io.kiln.store.TokenRecord;
import io.kiln.trigger.AccessTokens;
import io.kiln.trigger.Scope;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/**
 * {@code kiln token}: a deployment's first token, written into its bucket with the operator's own
 * keys, which open it; with {@code --at} the API makes them.
 */
@Command(name = "token", description = "Make, list and revoke tokens of a deployment's API.")
final class TokenCommand {
  private final Caller caller;
  private final Screen screen;

  @Mixin private HelpOption unusedHelp = new HelpOption();

  TokenCommand(Caller caller, Screen screen) {
    this.caller = caller;
    this.screen = screen;
  }

  /** Which deployment. */
  static final class Place {
    @Option(names = "-bucket", required = true, description = "The stack's output StateBucket.")
    private String bucket = "";

    @Option(names = "-region", required = true, description = "Where the stack is.")
    private String region = "";

    @Option(names = "-endpoint", description = "Where OSS is reached, if not as usual.")
    private Optional<URI> endpoint = Optional.empty();
  }

  @Command(name = "create", description = "Make a token; it is shown this once.")
  int create(
      @Mixin Place place,
      @Option(names = "-name", required = true, description = "What it is for.") String name,
      @Option(names = "-scope", defaultValue = "admin", description = "read, build or admin.")
          String scope,
      @Option(names = "-days", defaultValue = "0", description = "How long it is good; 0: always.")
          int days) {
    Scope given =
        Scope.of(scope)
            .orElseThrow(() -> new CommandFailure("-scope " + scope + ": read, build or admin"));
    Optional<Duration> life = days == 0 ? Optional.empty() : Optional.of(Duration.ofDays(days));
    screen
        .ui()
        .say(
            with(
                place,
                store ->
                    new AccessTokens(store.tokens(), new SecureRandom(), caller.clock())
                        .make(name, given, life, "kiln token")
                        .token()));
    return 0;
  }

  @Command(name = "list", description = "List the tokens that are good.")
  int list(@Mixin Place place) {
    Table table = new Table(List.of("ID", "NAME", "SCOPE", "MADE", "EXPIRES"));
    for (TokenRecord token : with(place, store -> store.tokens().list())) {
      table.row(
          token.id(),
          token.name(),
          token.scope(),
          token.createdAt().toString(),
          token.expiresAt().map(Object::toString).orElse("-"));
    }
    table.show(screen.ui());
    return 0;
  }

  @Command(name = "revoke", description = "Let a token open nothing from now on.")
  int revoke(
      @Mixin Place place, @Parameters(paramLabel = "ID", description = "As listed.") String id) {
    boolean known =
        with(
            place,
            store -> {
              boolean there = store.tokens().find(id).isPresent();
              store.tokens().revoke(id);
              return there;
            });
    screen.ui().say(known ? "Token " + id + " is revoked." : "There is no token " + id + ".");
    return known ? 0 : 1;
  }

  private <T> T with(Place place, Function<Store, T> work) {
    Credentials keys =
        Keys.fromEnvironment(caller)
            .orElseThrow(
                () ->
                    new CommandFailure(
                        "Set ALICLOUD_ACCESS_KEY and ALICLOUD_SECRET_KEY (or"
                            + " ALIBABA_CLOUD_ACCESS_KEY_ID and ALIBABA_CLOUD_ACCESS_KEY_SECRET)"
                            + " to a key that may write the bucket."));
    OssPlace.Builder at =
        OssPlace.builder()
            .region(place.region)
            .bucket(place.bucket)
            .keyId(keys.keyId())
            .secret(keys.secret());
    keys.token().ifPresent(at::token);
    place.endpoint.map(Endpoint::of).ifPresent(at::endpoint);
    try (OssBucket bucket = OssBucket.at(at.build())) {
      return work.apply(new Store(bucket, new SecureRandom()));
    }
  }
}
