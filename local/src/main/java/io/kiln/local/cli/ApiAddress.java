package io.kiln.local.cli;

import java.net.URI;
import java.util.Optional;
import java.util.Set;

/**
 * Where a deployment's API is, and the token to it: from the caller's surroundings, never a flag.
 */
final class ApiAddress {
  private static final Set<String> LOOPBACK = Set.of("127.0.0.1", "localhost", "[::1]");

  private ApiAddress() {}

  /** A client for what {@code -at} names. */
  static ApiClient client(String at, Caller caller) {
    URI base = uri(at);
    return new ApiClient(base, token(base, caller), text -> caller.err().println(text));
  }

  private static URI uri(String at) {
    try {
      URI uri = URI.create(at);
      boolean plain = "http".equals(uri.getScheme()) && isLoopback(uri);
      boolean whole = uri.getRawQuery() == null && uri.getRawFragment() == null;
      if (uri.getHost() != null && whole && ("https".equals(uri.getScheme()) || plain)) {
        return uri;
      }
    } catch (IllegalArgumentException e) {
      throw new CommandFailure("-at " + at + ": it is no URL", e);
    }
    throw new CommandFailure(
        "-at "
            + at
            + ": it must be https://HOST[/PATH], or http:// to this computer: a token is sent");
  }

  private static boolean isLoopback(URI uri) {
    return uri.getHost() != null && LOOPBACK.contains(uri.getHost());
  }

  /** The local cloud's own is in its home. */
  private static String token(URI base, Caller caller) {
    return caller
        .variable("KILN_TOKEN")
        .or(() -> isLoopback(base) ? new ApiTokenFile(caller.home()).read() : Optional.empty())
        .orElseThrow(
            () ->
                new CommandFailure(
                    "Set KILN_TOKEN to a token of this deployment; 'kiln token create' makes one."));
  }
}
