package io.kiln.machine;

import io.kiln.build.Build;
import io.kiln.build.Deeds;
import io.kiln.build.Outcome;
import io.kiln.build.Resource;
import io.kiln.build.ResourceState;
import io.kiln.build.Step;
import io.kiln.cloud.Instances;
import java.time.Duration;
import java.util.Optional;

/**
 * Takes the dead-man switch off an instance that is left standing for a person to look at, or sets
 * it to the deadline of one that is held.
 */
public final class LetStand implements Step {
  /** The service wants 30 minutes at least. */
  private static final Duration AFTER_DEADLINE = Duration.ofHours(1);

  private final Instances instances;

  public LetStand(Instances instances) {
    this.instances = instances;
  }

  @Override
  public String name() {
    return Build.LET_STAND;
  }

  @Override
  public Outcome run(Build build) {
    Optional<Resource> instance =
        build.ledger().find("instance").filter(r -> r.state() == ResourceState.CREATED);
    if (instance.isEmpty()) {
      return Outcome.done(build);
    }
    String id = instance.get().id().orElseThrow();
    return Deeds.once(build, name(), () -> set(build, id)).orElseGet(() -> Outcome.done(build));
  }

  /** Some time after the deadline: until then the build's own undo deletes it. */
  private void set(Build build, String id) {
    if (build.heldUntil().isPresent()) {
      instances.releaseAt(build.region(), id, build.heldUntil().get().plus(AFTER_DEADLINE));
    } else {
      instances.releaseNever(build.region(), id);
    }
  }
}
