package io.kiln.machine;

import io.kiln.build.Build;
import io.kiln.build.Deeds;
import io.kiln.build.Outcome;
import io.kiln.build.Resource;
import io.kiln.build.ResourceState;
import io.kiln.build.Step;
import io.kiln.cloud.Instances;
import java.util.Optional;

/** Takes the dead-man switch off an instance that is left standing for a person to look at. */
public final class LetStand implements Step {
  private final Instances instances;

  public LetStand(Instances instances) {
    this.instances = instances;
  }

  @Override
  public String name() {
    return "let-stand";
  }

  @Override
  public Outcome run(Build build) {
    Optional<Resource> instance =
        build.ledger().find("instance").filter(r -> r.state() == ResourceState.CREATED);
    if (instance.isEmpty()) {
      return Outcome.done(build);
    }
    String id = instance.get().id().orElseThrow();
    return Deeds.once(build, name(), () -> instances.releaseNever(build.region(), id))
        .orElseGet(() -> Outcome.done(build));
  }
}
