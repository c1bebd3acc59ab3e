package io.kiln.tests.kill;

import java.util.List;
import java.util.function.UnaryOperator;

/** One bake from its submission to its end, through one blow. */
final class Trial {
  private final Tap tap;
  private final Driver successor;
  private final UnaryOperator<io.kiln.store.Bucket> first;

  /** A bake that this blow meets, and the one who then goes on. */
  Trial(Tap tap, Driver successor) {
    this(tap, successor, UnaryOperator.identity());
  }

  /** The same, with something in the way of the first life's bucket. */
  Trial(Tap tap, Driver successor, UnaryOperator<io.kiln.store.Bucket> first) {
    this.tap = tap;
    this.successor = successor;
    this.first = first;
  }

  /** How it ended. */
  record Report(List<Fault> faults, boolean struck, List<Boundary> passed) {}

  Report run(boolean processDies) {
    try (Scene scene = Scene.fresh(tap)) {
      bake(scene, processDies);
      return new Report(Verdict.on(scene, successor == Driver.STOPPED), tap.struck(), tap.passed());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private void bake(Scene scene, boolean processDies) throws InterruptedException {
    Life life = scene.life(first);
    try {
      submit(scene, life);
      Driver.FLOW.drive(scene, life);
    } catch (Killed death) {
      if (processDies) {
        scene.reopen();
      }
      Life next = scene.life();
      if (scene.build().isEmpty()) {
        submit(scene, next);
      }
      successor.drive(scene, next);
    }
  }

  /** Whoever submits tries again when he gets no answer. */
  static void submit(Scene scene, Life life) {
    try {
      scene.submit(life);
    } catch (StoreTap.Unheard again) {
      scene.submit(life);
    }
  }
}
