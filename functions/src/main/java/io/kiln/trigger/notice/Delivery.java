package io.kiln.trigger.notice;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.kiln.build.Json;
import io.kiln.store.Outbox;
import io.kiln.template.Secret;
import io.kiln.trigger.web.Web;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Delivers what waits in the outbox, at least once each: a notice leaves the outbox after its
 * receiver has taken it, or when it was tried for two days.
 */
public final class Delivery {
  private static final Logger LOG = LoggerFactory.getLogger(Delivery.class);

  private static final List<Duration> PAUSES =
      List.of(
          Duration.ofMinutes(1),
          Duration.ofMinutes(5),
          Duration.ofMinutes(30),
          Duration.ofHours(2),
          Duration.ofHours(5),
          Duration.ofHours(10),
          Duration.ofHours(14),
          Duration.ofHours(16));

  /** No delivery is begun later than this. */
  private static final Duration BUDGET = Duration.ofSeconds(50);

  private final Outbox outbox;
  private final Web web;
  private final URI address;
  private final Signature signature;
  private final Clock clock;

  public Delivery(Outbox outbox, Web web, URI address, Secret secret, Clock clock) {
    this.outbox = outbox;
    this.web = web;
    this.address = address;
    this.signature = new Signature(secret);
    this.clock = clock;
  }

  /**
   * Delivers what is due.
   *
   * @return how many notices were taken by their receiver
   */
  public int run() {
    Instant end = clock.instant().plus(BUDGET);
    int delivered = 0;
    for (String id : outbox.waiting()) {
      Optional<Notice> notice = outbox.find(id).map(bytes -> Json.read(bytes, Notice.class));
      Instant now = clock.instant();
      if (now.isBefore(end) && notice.filter(n -> !now.isBefore(n.notBefore())).isPresent()) {
        delivered += deliver(id, notice.get(), now) ? 1 : 0;
      }
    }
    return delivered;
  }

  private boolean deliver(String id, Notice notice, Instant now) {
    Optional<String> trouble = trouble(notice, now);
    if (trouble.isEmpty()) {
      outbox.close(id, ("delivered " + now).getBytes(UTF_8));
      LOG.info("notice={} type={} delivered", notice.id(), notice.type());
      return true;
    }
    if (notice.tries() >= PAUSES.size()) {
      outbox.close(id, ("given up " + now + ": " + trouble.get()).getBytes(UTF_8));
      LOG.error("notice={} given up: {}", notice.id(), trouble.get());
      return false;
    }
    LOG.warn("notice={} tries={} {}", notice.id(), notice.tries() + 1, trouble.get());
    Notice later =
        notice.withTries(notice.tries() + 1).withNotBefore(now.plus(PAUSES.get(notice.tries())));
    outbox.update(id, Json.bytes(later));
    return false;
  }

  private Optional<String> trouble(Notice notice, Instant now) {
    Map<String, Object> message = new LinkedHashMap<>();
    message.put("id", notice.id());
    message.put("type", notice.type());
    message.put("timestamp", notice.at());
    message.put("data", notice.data());
    byte[] body = Json.bytes(message);
    try {
      int status = web.post(address, signature.headers(notice.id(), now, body), body).status();
      return status / 100 == 2 ? Optional.empty() : Optional.of("the receiver answered " + status);
    } catch (IOException e) {
      // not the address: it may carry a key
      return Optional.of("no answer: " + e.getClass().getSimpleName());
    }
  }
}
