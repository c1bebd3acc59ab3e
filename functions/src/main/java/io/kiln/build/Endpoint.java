package io.kiln.build;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Where a service is reached: over HTTPS, or over plain HTTP on this machine only. */
public final class Endpoint {
  private final URI uri;

  private Endpoint(URI uri) {
    this.uri = uri;
  }

  /**
   * Takes an address that a person gave.
   *
   * @throws IllegalArgumentException when requests would cross a network unencrypted, or the URI is
   *     more than scheme, host and port
   */
  public static Endpoint of(URI uri) {
    String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
    boolean bare =
        uri.getHost() != null
            && uri.getRawUserInfo() == null
            && uri.getRawQuery() == null
            && (uri.getRawPath().isEmpty() || uri.getRawPath().equals("/"));
    if (!bare || !(scheme.equals("https") || scheme.equals("http"))) {
      throw new IllegalArgumentException(
          "'" + uri + "' is not an endpoint: want https://HOST or https://HOST:PORT");
    }
    if (scheme.equals("http") && !isLoopback(uri.getHost())) {
      throw new IllegalArgumentException(
          "the endpoint '" + uri + "' is plain http: allowed on this machine (127.0.0.1) only");
    }
    return new Endpoint(uri);
  }

  public boolean encrypted() {
    return uri.getScheme().equalsIgnoreCase("https");
  }

  /** Host, and port where it is not the scheme's own. */
  public String authority() {
    return uri.getRawAuthority();
  }

  public URI uri() {
    return uri;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Endpoint && uri.equals(((Endpoint) other).uri);
  }

  @Override
  public int hashCode() {
    return uri.hashCode();
  }

  @Override
  public String toString() {
    return uri.toString();
  }

  private static boolean isLoopback(String host) {
    if (host.equalsIgnoreCase("localhost")) {
      return true;
    }
    // only a literal address: what a name resolves to may change after this check
    if (!host.matches("[0-9.]+|\\[[0-9a-fA-F:.]+\\]")) {
      return false;
    }
    try {
      return InetAddress.getByName(host).isLoopbackAddress();
    } catch (UnknownHostException e) {
      return false;
    }
  }
}
