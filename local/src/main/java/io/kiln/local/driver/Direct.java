package io.kiln.local.driver;

import io.kiln.build.Answer;
import io.kiln.build.BuildId;
import io.kiln.build.Next;
import io.kiln.build.NoSuchBuild;
import io.kiln.build.StepFailure;
import java.time.Duration;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The direct driver: calls the function that the last answer names until the build is over. It may
 * be killed anywhere; another one goes on from the journal.
 */
public final class Direct implements Driver {
  private static final Logger LOG = LoggerFactory.getLogger(Direct.class);

  /** The flow retries a broken function for 15 minutes; a person who watches waits less. */
  private static final int TRIES = 9;

  private final Functions functions;
  private final Pause pause;
  private final Watcher watcher;
  private final BooleanSupplier cancelled;

  /**
   * A driver.
   *
   * @param cancelled whether a person has asked for the build to be stopped
   */
  public Direct(Functions functions, Pause pause, Watcher watcher, BooleanSupplier cancelled) {
    this.functions = functions;
    this.pause = pause;
    this.watcher = watcher;
    this.cancelled = cancelled;
  }

  /** One of the functions, and the number the journal is known to reach. */
  private interface Call {
    Answer at(long from);
  }

  @Override
  public void drive(BuildId build) throws InterruptedException {
    drive(build, from -> functions.advance(build, from));
  }

  @Override
  public void undo(BuildId build) throws InterruptedException {
    drive(build, from -> functions.reopen(build));
  }

  private void drive(BuildId build, Call first) throws InterruptedException {
    Call advance = from -> functions.advance(build, from);
    Call undo = from -> functions.undo(build, from);
    Call cancel = from -> functions.cancel(build);
    boolean cancelTried = false;
    Call call = first;
    Answer answer = Answer.of(build, Next.STEP, 0, 0);
    while (true) {
      if (!cancelTried && !call.equals(undo) && cancelled.getAsBoolean()) {
        call = cancel;
      }
      answer = moved(build, call, answer.seq());
      watcher.after(answer);
      switch (answer.next()) {
        case WAIT -> pause.sleep(Duration.ofSeconds(answer.seconds()));
        case STEP, UNDO -> {
          cancelTried |= call.equals(cancel);
          call = answer.next() == Next.UNDO ? undo : advance;
        }
        case SUCCEEDED, FAILED -> {
          return;
        }
      }
    }
  }

  private Answer moved(BuildId build, Call call, long from) throws InterruptedException {
    for (int attempt = 1; ; attempt++) {
      try {
        return call.at(from);
      } catch (NoSuchBuild | StepFailure notForRetry) {
        throw notForRetry;
      } catch (CancellationException stopped) {
        LOG.info("build={} the move at hand was cut short", build);
        return Answer.of(build, Next.STEP, 0, from);
      } catch (RuntimeException broken) {
        LOG.warn("build={} attempt={} the function failed", build, attempt, broken);
        if (attempt == TRIES) {
          return functions.fail(build, "Kiln itself failed: " + broken);
        }
        pause.sleep(Duration.ofSeconds(1L << attempt));
      }
    }
  }
}
