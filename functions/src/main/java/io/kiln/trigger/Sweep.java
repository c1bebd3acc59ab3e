package io.kiln.trigger;

import io.kiln.build.Build;
import io.kiln.build.Json;
import io.kiln.build.Linger;
import io.kiln.build.StateMachine;
import io.kiln.build.StepFailure;
import io.kiln.cloud.Cloud;
import io.kiln.cloud.Taggable;
import io.kiln.cloud.Tagged;
import io.kiln.store.Store;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Once a night: removes what builds that are over have left behind. By ledger it takes up the
 * builds that ended with a leak; by tag it looks through every region for what this deployment
 * called temporary. It deletes only what a readable journal calls finished; what no journal knows
 * it reports, and what bears no tag of this deployment it does not see.
 */
public final class Sweep {
  private static final Logger LOG = LoggerFactory.getLogger(Sweep.class);

  private final Store store;
  private final Cloud cloud;
  private final Leaks leaks;
  private final Sweeping sweeping;
  private final String stack;
  private final Clock clock;

  /**
   * A sweeper for one deployment.
   *
   * @param stack the value of the tag {@code kiln:stack}
   */
  public Sweep(Store store, StateMachine machine, Cloud cloud, String stack, Pace pace) {
    this.store = store;
    this.cloud = cloud;
    this.stack = stack;
    this.clock = pace.clock;
    Instant end = clock.instant().plus(pace.budget);
    this.leaks = new Leaks(store, machine, pace.linger, clock, end);
    this.sweeping = new Sweeping(new Broom(cloud), pace.linger, clock, end);
  }

  /** How a sweep goes about its time. */
  public static final class Pace {
    private final Clock clock;
    private final Linger linger;
    private final Duration budget;

    /**
     * A pace.
     *
     * @param budget no round of deletions is begun later than this; the next sweep finds the rest
     */
    public Pace(Clock clock, Linger linger, Duration budget) {
      this.clock = clock;
      this.linger = linger;
      this.budget = budget;
    }
  }

  /**
   * Sweeps once.
   *
   * @param dryRun looks only, and says what would go
   */
  public SweepReport run(boolean dryRun) {
    Instant begun = clock.instant();
    SweepReport.Builder report = SweepReport.builder().begun(begun).dryRun(dryRun);
    leaks.finish(dryRun, report);
    List<Swept> dead = new ArrayList<>();
    Owners owners = new Owners(store.journal(), clock);
    for (String region : cloud.regions().all().all()) {
      for (Taggable kind : Broom.ORDER) {
        look(region, kind, owners, dead, report);
      }
    }
    if (dryRun) {
      dead.forEach(thing -> report.addThings(thing));
    } else {
      sweeping.delete(dead, report);
    }
    SweepReport done = report.build();
    if (!dryRun) {
      store.keepSweep(begun, Json.bytes(done));
    }
    LOG.info("swept deleted={} left={}", done.count(Swept.Fate.DELETED), left(done));
    return done;
  }

  private static long left(SweepReport report) {
    return report.count(Swept.Fate.LEFT) + report.count(Swept.Fate.UNKNOWN);
  }

  /** One region that can't be looked at is no reason to leave the others unswept. */
  private void look(
      String region, Taggable kind, Owners owners, List<Swept> dead, SweepReport.Builder report) {
    Map<String, String> ours = Map.of("kiln:stack", stack, Build.TEMPORARY, "true");
    try {
      for (Tagged thing : cloud.tags().bearing(region, kind, ours)) {
        Swept found = found(region, thing, owners);
        if (found.fate() == Swept.Fate.WOULD_DELETE) {
          dead.add(found);
        } else {
          report.addThings(found);
        }
      }
    } catch (StepFailure failure) {
      if (failure.kind() == StepFailure.Kind.DENIED) {
        throw failure;
      }
      LOG.warn("region={} kind={} can't be swept", region, kind, failure);
      report.addTroubles(region + " " + kind.type() + ": " + failure.getMessage());
    }
  }

  private static Swept found(String region, Tagged thing, Owners owners) {
    String owner = thing.tags().getOrDefault("kiln:build", "");
    Swept.Builder swept =
        Swept.builder()
            .region(region)
            .kind(thing.kind().type().toLowerCase(Locale.ROOT))
            .id(thing.id())
            .build(owner);
    try {
      switch (owners.of(owner, thing.id())) {
        case DEAD:
          return swept.fate(Swept.Fate.WOULD_DELETE).proof("its build is over").build();
        case LIVE:
          return swept.fate(Swept.Fate.LIVE).proof("its build is not over").build();
        case KEPT:
          return swept.fate(Swept.Fate.KEPT).proof("its build's ledger keeps it").build();
        default:
          return swept.fate(Swept.Fate.UNKNOWN).proof("no journal knows its build").build();
      }
    } catch (StepFailure denied) {
      throw denied;
    } catch (RuntimeException unreadable) {
      LOG.error("build={} its journal can't be read", owner, unreadable);
      return swept.fate(Swept.Fate.UNKNOWN).proof("" + unreadable.getMessage()).build();
    }
  }
}
