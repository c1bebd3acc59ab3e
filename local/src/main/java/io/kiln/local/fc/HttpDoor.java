package io.kiln.local.fc;

import com.sun.net.httpserver.HttpExchange;
import java.util.Optional;

/** Who is let in by the service itself, before the function is asked. */
@FunctionalInterface
public interface HttpDoor {
  /** Why the request is refused; empty when it may pass. */
  Optional<String> refuse(HttpExchange exchange, byte[] body);

  /**
   * The door of a trigger.
   *
   * @param authType {@code anonymous}, {@code function} or {@code jwt}
   * @param config what goes with it, JSON
   * @param host whose clock it goes by
   */
  static HttpDoor of(String authType, String config, Host host) {
    return switch (authType) {
      case "anonymous" -> (exchange, body) -> Optional.empty();
      case "function" -> new SignatureDoor();
      case "jwt" -> JwtDoor.of(config, host.clock());
      default -> throw new IllegalArgumentException("'" + authType + "' is no authType");
    };
  }
}
