package io.kiln.machine;

import io.kiln.build.Build;
import io.kiln.build.Deeds;
import io.kiln.build.LogLine;
import io.kiln.build.Outcome;
import io.kiln.build.Outcome.Wait;
import io.kiln.build.Step;
import io.kiln.build.StepFailure;
import io.kiln.build.Waiting;
import io.kiln.cloud.Found;
import io.kiln.cloud.InstanceView;
import io.kiln.cloud.Instances;
import io.kiln.template.EcsBuilder;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * Stops the instance, or waits until the template's own provisioner has, so that its disks rest.
 */
public final class StopInstance implements Step {
  /** As long as Packer waits. */
  private static final Duration PATIENCE = Duration.ofMinutes(30);

  private static final Duration USUALLY = Duration.ofSeconds(10);

  private final EcsBuilder config;
  private final Instances instances;
  private final Clock clock;

  public StopInstance(EcsBuilder config, Instances instances, Clock clock) {
    this.config = config;
    this.instances = instances;
    this.clock = clock;
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
    if (waited(build).compareTo(PATIENCE) > 0) {
      throw StepFailure.refused(
          "Timeout waiting for instance " + id + " to stop: it is " + seen.status() + hint());
    }
    Wait wait = Wait.of("instance " + id + " to stop", Duration.ofSeconds(5), USUALLY);
    if (config.disableStopInstance() || seen.status().equals("Stopping")) {
      return Outcome.wait(build, wait);
    }
    boolean force = config.forceStopInstance();
    return Deeds.once(build, name(), () -> instances.stop(build.region(), id, force))
        .orElseGet(() -> Outcome.wait(build, wait));
  }

  private Duration waited(Build build) {
    Instant now = clock.instant();
    return Duration.between(build.waiting().map(Waiting::since).orElse(now), now);
  }

  private String hint() {
    return config.disableStopInstance()
        ? "; with disable_stop_instance the last provisioner must shut it down"
        : "";
  }
}
