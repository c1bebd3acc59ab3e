package io.kiln.local.ecs.capture;

import io.kiln.local.ecs.Course;
import io.kiln.local.ecs.Region;
import io.kiln.local.ecs.Store;
import io.kiln.local.ecs.World;
import io.kiln.local.ecs.image.Image;
import io.kiln.local.ecs.image.Snapshot;
import io.kiln.local.ecs.instance.Rack;

/** The real work behind images and snapshots: the machine's layer is kept, then the record told. */
public final class Captures {
  private final Store store;
  private final Rack rack;

  public Captures(Store store, Rack rack) {
    this.store = store;
    this.rack = rack;
  }

  void image(String regionId, Image image) {
    rack.capture(
        image.origin().instanceId(),
        image.id(),
        outcome(
            () -> endImage(regionId, image.id(), true),
            () -> endImage(regionId, image.id(), false)));
  }

  void snapshot(String regionId, Snapshot snapshot) {
    rack.capture(
        snapshot.source().instanceId(),
        snapshot.id(),
        outcome(
            () -> endSnapshot(regionId, snapshot.id(), true),
            () -> endSnapshot(regionId, snapshot.id(), false)));
  }

  /** Takes up the captures that a killed process left unfinished, while their machine is there. */
  public void recover() {
    store.change(
        world -> {
          world.regions().forEach(region -> recover(world, region));
          return true;
        });
  }

  private void recover(World world, Region region) {
    region.all(Image.KIND).stream()
        .filter(Image::held)
        .forEach(
            image -> {
              boolean possible = rack.knows(image.origin().instanceId());
              world.afterwards(
                  () -> {
                    if (possible) {
                      image(region.id(), image);
                    } else {
                      endImage(region.id(), image.id(), false);
                    }
                  });
            });
    region.all(Snapshot.KIND).stream()
        .filter(Snapshot::held)
        .forEach(
            snapshot -> {
              boolean possible = rack.knows(snapshot.source().instanceId());
              world.afterwards(
                  () -> {
                    if (possible) {
                      snapshot(region.id(), snapshot);
                    } else {
                      endSnapshot(region.id(), snapshot.id(), false);
                    }
                  });
            });
  }

  private void endImage(String regionId, String id, boolean good) {
    store.change(
        world -> {
          Region region = world.region(regionId);
          region
              .find(Image.KIND, id)
              .map(image -> good ? image : image.onCourse(Course.at("CreateFailed")))
              .ifPresent(image -> region.put(Image.KIND, image.finished()));
          return true;
        });
  }

  private void endSnapshot(String regionId, String id, boolean good) {
    store.change(
        world -> {
          Region region = world.region(regionId);
          region
              .find(Snapshot.KIND, id)
              .map(snapshot -> good ? snapshot : snapshot.onCourse(Course.at("failed")))
              .ifPresent(snapshot -> region.put(Snapshot.KIND, snapshot.finished()));
          return true;
        });
  }

  private static Rack.Outcome outcome(Runnable good, Runnable bad) {
    return new Rack.Outcome() {
      @Override
      public void done() {
        good.run();
      }

      @Override
      public void failed(RuntimeException failure) {
        bad.run();
      }
    };
  }
}
