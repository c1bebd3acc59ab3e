package io.kiln.local.ecs.instance;

import io.kiln.local.ecs.Action;
import io.kiln.local.ecs.ActionGroup;
import io.kiln.local.ecs.Ask;
import io.kiln.local.ecs.Course;
import io.kiln.local.ecs.Durations;
import io.kiln.local.rpc.Body;
import io.kiln.local.rpc.EcsError;
import java.util.List;

/** Starting, stopping and releasing instances. */
final class PowerActions implements ActionGroup {
  private final Power power;
  private final Release release;

  PowerActions(Power power, Release release) {
    this.power = power;
    this.release = release;
  }

  @Override
  public List<Action> actions() {
    return List.of(
        Action.of("StartInstance", this::start),
        Action.of("StopInstance", this::stop),
        Action.of("DeleteInstance", this::delete),
        Action.of("ModifyInstanceAutoReleaseTime", this::modifyAutoRelease));
  }

  private Body start(Ask ask) {
    Instance instance = inState(ask, "Stopped");
    Course course =
        Course.at("Starting").until(ask.world().in(Durations.INSTANCE_STARTING), "Running");
    String region = ask.region().id();
    power.start(
        ask.world(), ask.region(), instance, course, () -> power.leaveOff(region, instance.id()));
    return Body.empty();
  }

  private Body stop(Ask ask) {
    power.stop(ask.world(), ask.region(), inState(ask, "Running"));
    return Body.empty();
  }

  private static Instance inState(Ask ask, String wanted) {
    Instance instance = ask.required(Instance.KIND, "InstanceId", "InvalidInstanceId");
    String state = instance.state(ask.now());
    if (!state.equals(wanted) || instance.card().course().last().equals(Course.GONE)) {
      throw EcsError.instanceStatus(403, instance.id(), state);
    }
    return instance;
  }

  private Body delete(Ask ask) {
    Instance instance = ask.required(Instance.KIND, "InstanceId", "InvalidInstanceId");
    String state = instance.state(ask.now());
    if (state.equals("Pending")) {
      throw EcsError.status(403, "IncorrectInstanceStatus.Initializing");
    }
    boolean allowed =
        state.equals("Stopped") || (state.equals("Running") && ask.params().flag("Force"));
    if (!allowed || instance.card().course().last().equals(Course.GONE)) {
      throw EcsError.instanceStatus(403, instance.id(), state);
    }
    if (instance.life().deletionProtected()) {
      throw new EcsError(
          403,
          "InvalidOperation.DeletionProtection",
          "The operation is not allowed due to deletion protection.");
    }
    release.release(ask.world(), ask.region(), instance, Durations.INSTANCE_RELEASE);
    return Body.empty();
  }

  private Body modifyAutoRelease(Ask ask) {
    Instance instance = ask.required(Instance.KIND, "InstanceId", "InvalidInstanceId");
    Instance changed = instance.releasedAt(ReleaseTime.read(ask, "AutoReleaseTime"));
    ask.region().put(Instance.KIND, changed);
    return Body.empty();
  }
}
