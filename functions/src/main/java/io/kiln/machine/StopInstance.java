package io.kiln.machine;

import io.kiln.build.Build;
import io.kiln.build.Deeds;
import io.kiln.build.LogLine;
import io.kiln.build.Outcome;
import io.kiln.build.Outcome.Wait;
import io.kiln.build.Step;
import io.kiln.build.StepFailure;
import io.kiln.cloud.Found;
import io.kiln.cloud.InstanceView;
import io.kiln.cloud.Instances;
import io.kiln.template.EcsBuilder;
import java.time.Duration;
import java.util.List;

/**
 * Stops the instance, or waits until the template's own provisioner has, so that its disks rest.
 */
public final class StopInstance implements Step {
  private static final Duration USUALLY = Duration.ofSeconds(10);

  private final EcsBuilder config;
  private final Instances instances;

  public StopInstance(EcsBuilder config, Instances instances) {
    this.config = config;
    this.instances = instances;
  }

  @Override
  public String name() {
    return "stop-instance";
  }

  @Override
  public List<LogLine> opening(Build build) {
    String id = build.instanceId().orElse("");
    return config.disableStopInstance()
        ? List.of(LogLine.say("Waiting instance stopped: " + id))
        : List.of(LogLine.say("Stopping instance: " + id));
  }

  @Override
  public Outcome run(Build build) {
    String id = build.instanceId().orElseThrow();
    Found<InstanceView> found = instances.byId(build.region(), id);
    InstanceView seen =
        found
            .one()
            .orElseThrow(
                () ->
                    StepFailure.refused(
                        "The instance " + id + " has vanished (" + found.proof(id, "none") + ")"));
    if (seen.status().equals("Stopped")) {
      return Outcome.done(build);
    }
    Wait wait = Wait.of("instance " + id + " to stop", Duration.ofSeconds(5), USUALLY);
    if (config.disableStopInstance() || seen.status().equals("Stopping")) {
      return Outcome.wait(build, wait);
    }
    boolean force = config.forceStopInstance();
    return Deeds.once(build, name(), () -> instances.stop(build.region(), id, force))
        .orElseGet(() -> Outcome.wait(build, wait));
  }
}
