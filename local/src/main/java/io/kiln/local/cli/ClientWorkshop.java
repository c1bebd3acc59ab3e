package io.kiln.local.cli;

import io.kiln.cloud.Cloud;
import io.kiln.function.Wiring;
import io.kiln.local.LocalCloud;
import io.kiln.local.Owner;
import io.kiln.local.desk.Counter;
import io.kiln.local.desk.Sign;
import io.kiln.local.driver.Attended;
import io.kiln.local.driver.Driver;
import io.kiln.local.driver.Watcher;
import io.kiln.store.OssBucket;
import io.kiln.trigger.FlowExecutions;
import java.net.InetSocketAddress;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The local cloud of another process, which bakes; when that ends before the build does, this one
 * opens the home itself.
 */
final class ClientWorkshop implements Workshop {
  private final Owner owner;
  private final Supplier<Workshop> takeover;
  private final Interrupts interrupts;
  private final OssBucket bucket;
  private final Cloud client;
  private final Wiring wiring;
  private final Optional<FlowExecutions> flow;
  private volatile Optional<Workshop> own = Optional.empty();

  ClientWorkshop(Owner owner, Counter counter, Supplier<Workshop> takeover, Interrupts interrupts) {
    this.owner = owner;
    this.takeover = takeover;
    this.interrupts = interrupts;
    Sign sign = counter.sign();
    this.bucket = OpenStore.bucket(sign.oss());
    Surroundings there = new Surroundings(sign.ecs(), bucket, new ClockThere(counter));
    this.client = Cloud.of(Surroundings.KEY, there.endpoints());
    this.wiring = new Wiring(there.site(time -> {}, InetSocketAddress::new));
    this.flow =
        sign.flow().isEmpty()
            ? Optional.empty()
            : Optional.of(new FlowExecutions(client.flows(), LocalCloud.REGION, sign.flow()));
  }

  @Override
  public Wiring wiring() {
    return own.map(Workshop::wiring).orElse(wiring);
  }

  @Override
  public Cloud cloud() {
    throw new IllegalStateException("a sweep is driven by its own process");
  }

  @Override
  public Driver driver(Watcher watcher) {
    return own.map(workshop -> workshop.driver(watcher))
        .orElseGet(
            () -> {
              Attended.Attention attention =
                  new Attended.Attention(interrupts::sleep, watcher, interrupts::cancelled);
              return new Attended(wiring, flow, attention, () -> {});
            });
  }

  @Override
  public synchronized boolean renew() {
    if (owner.isAlive()) {
      return false;
    }
    if (own.isEmpty()) {
      own = Optional.of(takeover.get());
    }
    return true;
  }

  @Override
  public void close() {
    own.ifPresent(Workshop::close);
    client.close();
    bucket.close();
  }

  /** The other process' clock may be a virtual one. */
  private static final class ClockThere extends Clock {
    private final Counter counter;

    ClockThere(Counter counter) {
      this.counter = counter;
    }

    @Override
    public Instant instant() {
      return counter.now();
    }

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      throw new UnsupportedOperationException("the local clock shows UTC only");
    }
  }
}
