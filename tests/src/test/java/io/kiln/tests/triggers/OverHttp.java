package io.kiln.tests.triggers;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.kiln.local.cli.Main;
import io.kiln.trigger.AccessTokens;
import io.kiln.trigger.Scope;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** {@code kiln --at URL}, called from a folder that knows nothing of the deployment's own. */
final class OverHttp {
  private final Path folder;
  private final URI api;
  private final String token;

  private OverHttp(Path folder, URI api, String token) {
    this.folder = folder;
    this.api = api;
    this.token = token;
  }

  /** As an admin of the deployment. */
  static OverHttp of(Stand stand, Path folder) {
    URI api =
        stand.cloud().listen("api", 0, requireNonNull(stand.deployment().http().get("kiln-api")));
    String token =
        new AccessTokens(stand.store().tokens(), new SecureRandom(), stand.cloud().clock())
            .make("test", Scope.ADMIN, Optional.empty(), "a test")
            .token();
    return new OverHttp(folder, api, token);
  }

  URI api() {
    return api;
  }

  String token() {
    return token;
  }

  /** The same deployment at another address. */
  OverHttp through(URI address) {
    return new OverHttp(folder, address, token);
  }

  OverHttp as(String other) {
    return new OverHttp(folder, api, other);
  }

  /** Writes a file into the caller's folder. */
  OverHttp with(String name, String text) {
    try {
      Files.writeString(folder.resolve(name), text);
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Said kiln(String... words) {
    List<String> all = new ArrayList<>(List.of("--at", api.toString()));
    all.addAll(List.of(words));
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    int exitCode =
        Main.run(
            Map.of("KILN_HOME", folder.resolve("own").toString(), "KILN_TOKEN", token),
            folder,
            new PrintStream(out, true, UTF_8),
            new PrintStream(err, true, UTF_8),
            all.toArray(String[]::new));
    return new Said(exitCode, out.toString(UTF_8), err.toString(UTF_8));
  }

  /** How a command ended, and what it wrote. */
  record Said(int exitCode, String out, String err) {
    Said exits(int expected) {
      assertThat(exitCode).as(out + err).isEqualTo(expected);
      return this;
    }
  }
}
