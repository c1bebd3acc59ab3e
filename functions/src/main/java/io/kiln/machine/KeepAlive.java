package io.kiln.machine;

import io.kiln.build.Build;
import io.kiln.build.Deed;
import io.kiln.build.Deeds;
import io.kiln.build.Outcome;
import io.kiln.build.Resource;
import io.kiln.build.ResourceState;
import io.kiln.build.Step;
import io.kiln.cloud.CloudFailure;
import io.kiln.cloud.Instances;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * The dead-man switch: the cloud itself releases the instance at a moment that a living build keeps
 * pushing on. The service wants it at least 30 minutes ahead.
 */
public final class KeepAlive implements Step {
  private static final String DEED = "keep-alive ";
  private static final Duration AHEAD = Duration.ofHours(3);
  private static final Duration LEFT = Duration.ofMinutes(90);

  private final Instances instances;
  private final Clock clock;

  public KeepAlive(Instances instances, Clock clock) {
    this.instances = instances;
    this.clock = clock;
  }

  /** The release time of an instance that is made now; the service rounds to minutes. */
  static Instant first(Instant now) {
    return now.plus(AHEAD).truncatedTo(ChronoUnit.MINUTES);
  }

  @Override
  public String name() {
    return "keep-alive";
  }

  @Override
  public Outcome run(Build build) {
    Optional<Instant> release = build.autoReleaseAt();
    boolean lives =
        build
            .ledger()
            .find("instance")
            .map(Resource::state)
            .filter(ResourceState.CREATED::equals)
            .isPresent();
    Instant now = clock.instant();
    if (!lives || release.isEmpty() || release.get().isAfter(now.plus(LEFT))) {
      return Outcome.done(build);
    }
    return announced(build)
        .map(deed -> push(build, deed))
        .orElseGet(() -> Outcome.announce(Deeds.with(build, DEED + first(now), Deed.INTENDED)));
  }

  /** Who needs an instance that is gone says so; its image may be made already. */
  private void releaseAt(String region, String id, Instant later) {
    try {
      instances.releaseAt(region, id, later);
    } catch (CloudFailure failure) {
      if (!failure.gone()) {
        throw failure;
      }
    }
  }

  /** The deed's name carries the moment, so that the journal never claims a later one. */
  private static Optional<String> announced(Build build) {
    return build.deeds().keySet().stream().filter(deed -> deed.startsWith(DEED)).findFirst();
  }

  private Outcome push(Build build, String deed) {
    Instant later = Instant.parse(deed.substring(DEED.length()));
    String id = build.instanceId().orElseThrow();
    if (later.isBefore(clock.instant().plus(LEFT))) {
      return Outcome.record(Deeds.without(build, deed));
    }
    return Deeds.once(build, deed, () -> releaseAt(build.region(), id, later))
        .map(
            moved ->
                moved.build().did(deed)
                    ? Outcome.record(Deeds.without(moved.build().withAutoReleaseAt(later), deed))
                    : moved)
        .orElseGet(() -> Outcome.record(Deeds.without(build, deed)));
  }
}
