package io.kiln.local.rpc;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import io.kiln.local.disk.Json;
import io.kiln.local.fault.Effect;
import io.kiln.local.fault.Faults;
import io.kiln.local.ram.Guard;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Clock;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Speaks the RPC protocol over HTTP: decodes, strikes with faults, answers, keeps the log. */
public final class RpcServer implements HttpHandler {
  private static final Logger LOG = LoggerFactory.getLogger(RpcServer.class);

  private final Rpc rpc;
  private final Guard guard;
  private final Faults faults;
  private final CallLog calls;
  private final Clock clock;

  public RpcServer(Rpc rpc, Guard guard, Faults faults, CallLog calls, Clock clock) {
    this.rpc = rpc;
    this.guard = guard;
    this.faults = faults;
    this.calls = calls;
    this.clock = clock;
  }

  @Override
  public void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      RpcRequest request = new RpcRequest(Wire.params(exchange));
      Optional<Effect> fault = faults.next(request.action());
      if (fault.orElse(null) instanceof Effect.DropBefore) {
        log(request, Reply.dropped("dropped before the effect"));
        return;
      }
      Reply reply = reply(request, fault);
      if (fault.orElse(null) instanceof Effect.DropAfter) {
        log(request, Reply.dropped("answer lost"));
        return;
      }
      log(request, reply);
      send(exchange, reply);
    }
  }

  private Reply reply(RpcRequest request, Optional<Effect> fault) {
    String requestId = UUID.randomUUID().toString().toUpperCase(Locale.ROOT);
    try {
      strike(fault);
      guard.check(request.attempt()).map(EcsError::denied).ifPresent(RpcServer::refuse);
      Body body = rpc.answer(request);
      return Reply.success(requestId, body);
    } catch (EcsError e) {
      return Reply.refusal(requestId, e, hostOf(request));
    } catch (RuntimeException e) {
      LOG.error("the local cloud itself failed action={}", request.action(), e);
      EcsError error = new EcsError(500, "InternalError", "The local cloud itself failed: " + e);
      return Reply.refusal(requestId, error, hostOf(request));
    }
  }

  private static void strike(Optional<Effect> fault) {
    if (fault.orElse(null) instanceof Effect.Refuse refuse) {
      throw new EcsError(refuse.status(), refuse.code(), refuse.message());
    }
    if (fault.orElse(null) instanceof Effect.Delay delay) {
      try {
        Thread.sleep(delay.delay().toMillis());
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IllegalStateException("closed while an answer was held back", e);
      }
    }
  }

  private static void refuse(EcsError error) {
    throw error;
  }

  private static String hostOf(RpcRequest request) {
    return request.productName().toLowerCase(Locale.ROOT)
        + "."
        + (request.regionId().isEmpty() ? "local" : request.regionId())
        + ".aliyuncs.com";
  }

  private void log(RpcRequest request, Reply reply) {
    calls.add(
        new Call(
            clock.instant(),
            request.productName(),
            request.action(),
            request.regionId(),
            Map.copyOf(Wire.logged(request)),
            new Call.Outcome(reply.status(), reply.code(), reply.requestId())));
  }

  private static void send(HttpExchange exchange, Reply reply) throws IOException {
    byte[] bytes = Json.MAPPER.writeValueAsBytes(reply.body());
    // Without this header the vendor's Java SDK refuses the answer: ecs-api.md, 1.7.
    exchange.getResponseHeaders().set("Content-Type", "application/json;charset=utf-8");
    exchange.getResponseHeaders().set("x-acs-request-id", reply.requestId());
    exchange.sendResponseHeaders(reply.status(), bytes.length);
    try (OutputStream out = exchange.getResponseBody()) {
      out.write(bytes);
    }
  }
}
