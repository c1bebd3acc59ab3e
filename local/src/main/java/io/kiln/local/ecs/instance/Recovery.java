package io.kiln.local.ecs.instance;

import io.kiln.local.ecs.Course;
import io.kiln.local.ecs.Region;
import io.kiln.local.ecs.Store;
import io.kiln.local.ecs.World;
import java.util.HashSet;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What happens to instances when the cloud opens again: machines that still run are taken over, one
 * that went down is started again as after a power cut, one whose disk is lost leaves its instance
 * Stopped, and what belongs to nobody is destroyed.
 */
final class Recovery {
  private static final Logger LOG = LoggerFactory.getLogger(Recovery.class);

  private final Store store;
  private final Rack rack;
  private final Power power;

  Recovery(Store store, Rack rack, Power power) {
    this.store = store;
    this.rack = rack;
    this.power = power;
  }

  void run() {
    store.change(
        world -> {
          Set<String> expected = new HashSet<>();
          for (Region region : world.regions()) {
            for (Instance instance : region.all(Instance.KIND)) {
              expected.add(instance.id());
              recover(world, region, instance);
            }
          }
          rack.known().stream().filter(id -> !expected.contains(id)).forEach(rack::destroy);
          return true;
        });
  }

  private void recover(World world, Region region, Instance instance) {
    String id = instance.id();
    switch (instance.card().course().last()) {
      case "Running" -> revive(world, region, instance);
      case Course.GONE -> rack.destroy(id);
      default -> {
        if (instance.life().working()) {
          world.afterwards(() -> power.stopMachine(region.id(), id));
        }
      }
    }
  }

  private void revive(World world, Region region, Instance instance) {
    String id = instance.id();
    if (!instance.life().working() && !rack.knows(id)) {
      LOG.warn("instance={} has lost its machine and its disk, and is off", id);
      region.put(Instance.KIND, instance.onCourse(Course.at("Stopped")));
      return;
    }
    if (rack.adopt(id)) {
      region.put(Instance.KIND, instance.working(false));
      return;
    }
    LOG.info("instance={} lost its machine, which is started again", id);
    Instance booting = region.put(Instance.KIND, instance.working(true));
    Runnable leaveOff = () -> power.leaveOff(region.id(), id);
    world.afterwards(
        () ->
            rack.reboot(
                booting,
                Power.keys(region, booting),
                power.outcome(region.id(), booting, leaveOff)));
  }
}
