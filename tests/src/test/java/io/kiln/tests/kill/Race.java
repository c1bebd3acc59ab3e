package io.kiln.tests.kill;

import io.kiln.local.clock.Busy;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Two or three drivers take the same build on at once: the flow, the tick, a person's resume. */
final class Race {
  private static final List<Driver> DRIVERS = List.of(Driver.FLOW, Driver.RESUME, Driver.MINUTELY);

  private final Tap tap;
  private final int drivers;

  Race(Tap tap, int drivers) {
    this.tap = tap;
    this.drivers = drivers;
  }

  /** What it left. */
  List<Fault> run() {
    try (Scene scene = Scene.fresh(tap)) {
      submit(scene);
      List<Life> lives = new ArrayList<>();
      for (int i = 0; i < drivers; i++) {
        lives.add(scene.life());
      }
      List<Fault> broken = drive(scene, lives);
      if (lives.stream().allMatch(Life::isDead)) {
        throw new IllegalStateException("all of them died");
      }
      List<Fault> faults = new ArrayList<>(broken);
      faults.addAll(Verdict.on(scene, false));
      return faults;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private static void submit(Scene scene) {
    try {
      Trial.submit(scene, scene.life());
    } catch (Killed death) {
      Trial.submit(scene, scene.life());
    }
  }

  private static List<Fault> drive(Scene scene, List<Life> lives) throws InterruptedException {
    ExecutorService threads = Executors.newFixedThreadPool(lives.size());
    List<Fault> broken = new ArrayList<>();
    try {
      List<Future<?>> ends = new ArrayList<>();
      for (int i = 0; i < lives.size(); i++) {
        Life life = lives.get(i);
        Driver driver = DRIVERS.get(i);
        ends.add(threads.submit(() -> drive(scene, life, driver)));
      }
      for (Future<?> end : ends) {
        end.get();
      }
    } catch (ExecutionException e) {
      broken.add(new Fault(Fault.Kind.LOST, "a driver broke: " + e.getCause()));
    } finally {
      threads.shutdownNow();
    }
    return broken;
  }

  /** Working is something that really happens: meanwhile no other driver's wait moves the clock. */
  private static Void drive(Scene scene, Life life, Driver driver) throws InterruptedException {
    Busy work = life.work();
    try {
      driver.drive(scene, life);
    } catch (Killed death) {
      // the others go on
    } finally {
      work.close();
    }
    return null;
  }
}
