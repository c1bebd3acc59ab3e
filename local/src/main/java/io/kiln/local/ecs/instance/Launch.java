package io.kiln.local.ecs.instance;

import io.kiln.local.ecs.Action;
import io.kiln.local.ecs.ActionGroup;
import io.kiln.local.ecs.Ask;
import io.kiln.local.ecs.Course;
import io.kiln.local.ecs.Durations;
import io.kiln.local.ecs.Region;
import io.kiln.local.ecs.Store;
import io.kiln.local.rpc.Body;
import io.kiln.local.rpc.EcsError;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** RunInstances, which starts what it makes, and CreateInstance, which does not. */
final class Launch implements ActionGroup {
  private final OrderCheck check;
  private final Assembly assembly;
  private final Power power;
  private final Store store;

  Launch(OrderCheck check, Assembly assembly, Power power, Store store) {
    this.check = check;
    this.assembly = assembly;
    this.power = power;
    this.store = store;
  }

  @Override
  public List<Action> actions() {
    return List.of(
        Action.of("RunInstances", this::run).honouringToken(),
        Action.of("CreateInstance", this::create).honouringToken());
  }

  private Body run(Ask ask) {
    int amount = ask.params().number("Amount", 1);
    if (amount < 1 || amount > 100) {
      throw EcsError.invalid("Amount");
    }
    Order order = check.check(ask);
    List<String> ids = new ArrayList<>();
    for (int i = 0; i < amount; i++) {
      ids.add(runOne(ask, order).id());
    }
    return Body.of("OrderId", "")
        .and("TradePrice", 0.12)
        .list("InstanceIdSets", "InstanceIdSet", ids);
  }

  private Instance runOne(Ask ask, Order order) {
    Instant starts = ask.world().in(Durations.INSTANCE_PENDING);
    Instant runs = ask.world().in(Durations.INSTANCE_PENDING.plus(Durations.INSTANCE_STARTING));
    Course course = Course.at("Pending").until(starts, "Starting").until(runs, "Running");
    Region region = ask.region();
    Instance instance = assembly.assemble(ask, order, course, true);
    Runnable undo =
        () ->
            store.change(
                world -> {
                  Assembly.takeApart(world, region.id(), instance.id());
                  return true;
                });
    return power.start(ask.world(), region, instance, course, undo);
  }

  private Body create(Ask ask) {
    Instant stops = ask.world().in(Durations.INSTANCE_PENDING);
    Course course = Course.at("Pending").until(stops, "Stopped");
    Instance instance = assembly.assemble(ask, check.check(ask), course, false);
    return Body.of("InstanceId", instance.id()).and("OrderId", "").and("TradePrice", 0.12);
  }
}
