package io.kiln.tests.kill;

import io.kiln.build.Answer;
import io.kiln.build.Build;
import io.kiln.build.BuildId;
import io.kiln.build.Next;
import io.kiln.build.Phase;
import io.kiln.build.StepFailure;
import io.kiln.local.driver.Direct;
import io.kiln.local.driver.Functions;
import io.kiln.trigger.Executions;
import io.kiln.trigger.Tick;
import io.kiln.trigger.TickReport;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Whoever drives a build to its end. */
enum Driver {
  /** As the flow of template.yml does: the answer says which function, and where to read from. */
  FLOW {
    @Override
    void drive(Scene scene, Life life) {
      BuildId id = scene.id();
      Answer answer = Answer.of(id, Next.STEP, 0, 0);
      List<RuntimeException> broken = new ArrayList<>();
      boolean undoing = false;
      while (answer.next() != Next.SUCCEEDED && answer.next() != Next.FAILED) {
        undoing = answer.next() == Next.UNDO || (undoing && answer.next() == Next.WAIT);
        if (answer.next() == Next.WAIT) {
          life.sleep(Duration.ofSeconds(answer.seconds()));
        }
        try {
          answer =
              undoing
                  ? life.wiring().undo().run(id, answer.seq())
                  : life.wiring().advance().run(id, answer.seq());
          broken.clear();
        } catch (RuntimeException failed) {
          if (broken.size() == TRIES || isDenied(failed)) {
            broken.forEach(failed::addSuppressed);
            throw failed;
          }
          broken.add(failed);
          life.sleep(Duration.ofSeconds(Math.min(120, 5L << broken.size())));
        }
      }
    }
  },
  /** The watchdog, who finds that nobody drives any more. */
  TICK {
    @Override
    void drive(Scene scene, Life life) {
      tick(scene, life, life.wiring().tick(build -> Executions.State.OVER));
    }
  },
  /** A person's {@code kiln resume}. */
  RESUME {
    @Override
    void drive(Scene scene, Life life) throws InterruptedException {
      new Direct(Functions.of(life.wiring()), life::sleep, answer -> {}, () -> false)
          .drive(scene.id());
    }
  },
  /** The watchdog, who finds that a person has stopped the execution. */
  STOPPED {
    @Override
    void drive(Scene scene, Life life) {
      tick(scene, life, life.wiring().tick(build -> Executions.State.STOPPED));
    }
  },
  /** The tick where no flow drives. */
  MINUTELY {
    @Override
    void drive(Scene scene, Life life) {
      tick(scene, life, life.wiring().tick());
    }
  };

  /** The function answers this as the end of the flow; whatever else it throws is tried again. */
  private static boolean isDenied(RuntimeException failed) {
    return failed instanceof StepFailure failure && failure.kind() == StepFailure.Kind.DENIED;
  }

  /** The watchdog behind these executions. */
  static Behind behind(Executions executions) {
    return (scene, life) -> tick(scene, life, life.wiring().tick(executions));
  }

  /** Drives as the watchdog does. */
  interface Behind {
    void drive(Scene scene, Life life);
  }

  private static final int TRIES = 11;

  /** More minutes than any build takes. */
  private static final int MINUTES = 600;

  /**
   * Takes the build from wherever it stands to its end.
   *
   * @throws Killed when the life ends first
   */
  abstract void drive(Scene scene, Life life) throws InterruptedException;

  private static void tick(Scene scene, Life life, Tick tick) {
    for (int minute = 0; minute < MINUTES; minute++) {
      TickReport unused = tick.run();
      if (scene.build().map(Build::phase).filter(Phase.ENDED::equals).isPresent()
          && life.wiring().store().active().list().isEmpty()) {
        return;
      }
      life.sleep(Duration.ofMinutes(1));
    }
    throw new StepFailure(StepFailure.Kind.REFUSED, "no end after " + MINUTES + " ticks", null);
  }
}
