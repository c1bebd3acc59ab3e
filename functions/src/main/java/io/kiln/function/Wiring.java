package io.kiln.function;

import io.kiln.build.Advance;
import io.kiln.build.StateMachine;
import io.kiln.build.Undo;
import io.kiln.build.Watch;
import io.kiln.cloud.Cloud;
import io.kiln.store.Store;
import io.kiln.template.Template;
import io.kiln.trigger.AccessTokens;
import io.kiln.trigger.Executions;
import io.kiln.trigger.Runs;
import io.kiln.trigger.Starts;
import io.kiln.trigger.Submit;
import io.kiln.trigger.Sweep;
import io.kiln.trigger.Tick;
import io.kiln.trigger.notice.Notices;
import io.kiln.trigger.series.Schedules;
import io.kiln.trigger.series.SeriesSite;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;

/** Puts Kiln together: the only place that knows everybody. */
public final class Wiring {
  private static final int NONCE_BYTES = 12;

  /** The function sweep has 10 minutes; the last deletions and looks come after the budget. */
  private static final Duration SWEEP_BUDGET = Duration.ofMinutes(8);

  private final Store store;
  private final Submit submit;
  private final StateMachine machine;
  private final Clock clock;
  private final SecureRandom random;
  private final Site site;

  public Wiring(Site site) {
    this.store = new Store(site.bucket(), site.random());
    this.clock = site.clock();
    this.random = site.random();
    this.site = site;
    Benches benches = new Benches(site, store);
    this.submit = new Submit(store, benches, site.settings().stack(), site.clock());
    this.machine = new StateMachine(store, benches, site.clock(), () -> nonce(site));
  }

  private static String nonce(Site site) {
    byte[] bytes = new byte[NONCE_BYTES];
    site.random().nextBytes(bytes);
    return Base64.getUrlEncoder().encodeToString(bytes);
  }

  public Store store() {
    return store;
  }

  public Submit submit() {
    return submit;
  }

  public Advance advance() {
    return machine.advance();
  }

  public Undo undo() {
    return machine.undo();
  }

  public Watch watch() {
    return machine.watch();
  }

  /** Takes orders in; who drives what begins is given. */
  public Runs runs(Starts starts) {
    return new Runs(store, submit, starts, clock, random);
  }

  /** The keys to the API. */
  public AccessTokens accessTokens() {
    return new AccessTokens(store.tokens(), random, clock);
  }

  StateMachine machine() {
    return machine;
  }

  /** What looks after uploads and schedules, but for its way to the web. */
  SeriesSite.Builder series(Starts starts) {
    return SeriesSite.builder()
        .store(store)
        .submit(submit)
        .starts(starts)
        .sources(new SourceImages(site))
        .builders(bundle -> Bundled.builder(bundle, Template.evaluate(Bundled.input(bundle))))
        .notices(new Notices(store.outbox(), site.settings().noticeUrl().isPresent()))
        .maxBuilds(site.settings().maxBuilds())
        .shellLocal(site.settings().shellLocal())
        .clock(clock);
  }

  /** The schedules, for people. */
  public Schedules schedules() {
    return new Schedules(store, clock);
  }

  /** The tick where no flow drives. */
  public Tick tick() {
    return new Tick(store, machine, clock);
  }

  /** The tick as the watchdog behind the flow. */
  public Tick tick(Executions executions) {
    return new Tick(store, machine, clock, executions);
  }

  /** The sweeper, as whoever this cloud belongs to. */
  public Sweep sweep(Cloud cloud) {
    return new Sweep(
        store,
        machine,
        cloud,
        site.settings().stack(),
        new Sweep.Pace(clock, site.linger(), SWEEP_BUDGET));
  }
}
