package io.kiln.local.ecs.instance;

import io.kiln.local.ecs.Chore;
import io.kiln.local.ecs.Course;
import io.kiln.local.ecs.Durations;
import io.kiln.local.ecs.Region;
import io.kiln.local.ecs.World;
import io.kiln.local.ecs.network.Eip;
import io.kiln.local.ecs.network.Eni;
import java.time.Duration;
import java.time.Instant;

/** Releasing instances, also those whose time has come: what belongs to one goes with it. */
final class Release implements Chore {
  private final Rack rack;

  Release(Rack rack) {
    this.rack = rack;
  }

  void release(World world, Region region, Instance instance, Duration duration) {
    Power.failImages(world, region, instance.id());
    Instant gone = world.in(duration);
    String meanwhile = instance.state(world.now()).equals("Stopped") ? "Stopped" : "Stopping";
    Course course = Course.at(meanwhile).until(gone, Course.GONE);
    region.put(Instance.KIND, instance.onCourse(course).working(false));
    dissolve(world, region, instance, gone);
    world.afterwards(() -> rack.destroy(instance.id()));
  }

  private static void dissolve(World world, Region region, Instance instance, Instant gone) {
    region.all(Disk.KIND).stream()
        .filter(disk -> disk.instanceId().equals(instance.id()))
        .map(
            disk ->
                disk.deletedWithInstance()
                    ? disk.onCourse(Course.at("Detaching").until(gone, Course.GONE))
                    : disk.detached())
        .forEach(disk -> region.put(Disk.KIND, disk));
    region.all(Eip.KIND).stream()
        .filter(eip -> eip.instanceId().equals(instance.id()))
        .forEach(eip -> region.put(Eip.KIND, eip.freed()));
    Duration lingers = Duration.between(world.now(), world.in(Durations.INTERFACE_LINGERS));
    region
        .find(Eni.KIND, instance.place().eniId())
        .map(eni -> eni.onCourse(Course.at("Deleting").until(gone.plus(lingers), Course.GONE)))
        .ifPresent(eni -> region.put(Eni.KIND, eni));
  }

  /** Dead-man switches that were not pushed on in time, and instances that are taken away. */
  @Override
  public void run(World world) {
    for (Region region : world.regions()) {
      for (Instance instance : region.all(Instance.KIND)) {
        boolean staying = !instance.card().course().last().equals(Course.GONE);
        if (staying && !world.now().isBefore(instance.life().reclaimed())) {
          release(world, region, instance, Duration.ZERO);
        } else if (staying && !world.now().isBefore(instance.life().autoRelease())) {
          release(world, region, instance, Durations.INSTANCE_RELEASE);
        }
      }
    }
  }
}
