package io.kiln.local.desk;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import io.kiln.local.LocalCloud;
import io.kiln.local.disk.Json;
import io.kiln.local.fault.Faults;
import io.kiln.local.fault.NamedFault;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Optional;

/** Answers the questions of other commands, on the loopback interface, in JSON. */
public final class Desk implements HttpHandler {
  private static final String FAULTS = "/faults/";

  private final LocalCloud cloud;
  private final Sign sign;

  private Desk(LocalCloud cloud, Sign sign) {
    this.cloud = cloud;
    this.sign = sign;
  }

  /**
   * Opens the desk of a cloud in which the flow of that name drives builds, or none if empty.
   *
   * @param machines what an instance is there
   */
  public static void open(LocalCloud cloud, String flow, String machines) {
    Sign sign = new Sign(cloud.ecsEndpoint(), cloud.ossEndpoint(), flow, machines);
    cloud.openDesk(new Desk(cloud, sign));
  }

  @Override
  public void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      String path = exchange.getRequestURI().getPath();
      switch (exchange.getRequestMethod() + " " + path) {
        case "GET /" -> answer(exchange, 200, sign);
        case "GET /now" -> answer(exchange, 200, cloud.clock().instant());
        case "GET /resources" -> answer(exchange, 200, cloud.resources());
        default -> {
          Optional<NamedFault> fault =
              path.startsWith(FAULTS)
                  ? Faults.named(path.substring(FAULTS.length()))
                  : Optional.empty();
          fault.ifPresent(cloud.faults()::add);
          answer(exchange, fault.isPresent() ? 200 : 404, path);
        }
      }
    }
  }

  private static void answer(HttpExchange exchange, int status, Object body) throws IOException {
    byte[] bytes = Json.MAPPER.writeValueAsBytes(body);
    exchange.getResponseHeaders().set("Content-Type", "application/json");
    exchange.sendResponseHeaders(status, bytes.length);
    try (OutputStream out = exchange.getResponseBody()) {
      out.write(bytes);
    }
  }
}
