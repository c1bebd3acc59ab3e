package io.kiln.local.ecs.instance;

import io.kiln.local.ecs.Course;
import io.kiln.local.ecs.Durations;
import io.kiln.local.ecs.Region;
import io.kiln.local.ecs.Store;
import io.kiln.local.ecs.World;
import io.kiln.local.ecs.access.KeyPair;
import io.kiln.local.ecs.image.Image;
import io.kiln.local.ecs.network.Eip;
import io.kiln.local.fault.Faults;
import io.kiln.local.fault.Trouble;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.UnaryOperator;

/** Switching instances on and off: the record at once, the machine right after. */
final class Power {
  /** How long an instance runs before it is taken away, when that is asked for. */
  private static final Duration SPARED = Duration.ofSeconds(10);

  private final Store store;
  private final Rack rack;
  private final Faults faults;

  Power(Store store, Rack rack, Faults faults) {
    this.store = store;
    this.rack = rack;
    this.faults = faults;
  }

  /** Lets it start, on a course whose last state is Running; undone if no machine can be had. */
  Instance start(World world, Region region, Instance instance, Course course, Runnable undo) {
    failImages(world, region, instance.id());
    Instant running = course.legs().get(course.legs().size() - 2).until();
    boolean doomed = faults.has(Trouble.INSTANCE_GONE);
    Instance starting =
        addressed(region, instance)
            .onCourse(course)
            .startedAt(world.now(), doomed ? running.plus(SPARED) : Course.NEVER);
    if (faults.has(Trouble.SSH_SILENT)) {
      return region.put(Instance.KIND, starting.working(false));
    }
    region.put(Instance.KIND, starting);
    world.afterwards(
        () -> rack.boot(starting, keys(region, starting), outcome(region.id(), starting, undo)));
    return starting;
  }

  /** A machine answers at the address that its instance shows. */
  private static Instance addressed(Region region, Instance instance) {
    return region.all(Eip.KIND).stream()
        .filter(eip -> eip.instanceId().equals(instance.id()))
        .findFirst()
        .map(eip -> instance.with(machineAt(instance.net(), eip.ipAddress())))
        .orElse(instance);
  }

  private static Instance.Net machineAt(Instance.Net net, String ip) {
    return new Instance.Net(net.publicIp(), ip, net.bandwidthOut(), net.chargeType(), net.groups());
  }

  static List<String> keys(Region region, Instance instance) {
    return region.find(KeyPair.KIND, instance.login().keyPairName()).stream()
        .map(KeyPair::publicKey)
        .toList();
  }

  Rack.Outcome outcome(String regionId, Instance instance, Runnable undo) {
    return new Rack.Outcome() {
      @Override
      public void done() {
        update(regionId, instance.id(), booted -> booted.working(false));
      }

      @Override
      public void failed(RuntimeException failure) {
        undo.run();
      }
    };
  }

  void stop(World world, Region region, Instance instance) {
    failImages(world, region, instance.id());
    Course course = Course.at("Stopping").until(world.in(Durations.INSTANCE_STOPPING), "Stopped");
    region.put(Instance.KIND, instance.onCourse(course).working(true));
    world.afterwards(() -> stopMachine(region.id(), instance.id()));
  }

  void stopMachine(String regionId, String id) {
    rack.stop(id, () -> update(regionId, id, stopped -> stopped.working(false)));
  }

  /** An instance that could not be started stays off. */
  void leaveOff(String regionId, String id) {
    update(regionId, id, instance -> instance.onCourse(Course.at("Stopped")).working(false));
  }

  private void update(String regionId, String id, UnaryOperator<Instance> change) {
    store.change(
        world -> {
          Region region = world.region(regionId);
          region
              .find(Instance.KIND, id)
              .ifPresent(found -> region.put(Instance.KIND, change.apply(found)));
          return true;
        });
  }

  /** An instance must not change its state while an image is taken of it. */
  static void failImages(World world, Region region, String instanceId) {
    region.all(Image.KIND).stream()
        .filter(image -> image.origin().instanceId().equals(instanceId))
        .filter(image -> List.of("Waiting", "Creating").contains(image.state(world.now())))
        .forEach(
            image -> region.put(Image.KIND, image.onCourse(Course.at("CreateFailed")).finished()));
  }
}
