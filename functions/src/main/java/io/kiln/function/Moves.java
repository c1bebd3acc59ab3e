package io.kiln.function;

import io.kiln.build.Answer;
import io.kiln.build.Next;
import io.kiln.build.NoSuchBuild;
import io.kiln.build.StepFailure;
import io.kiln.trigger.FlowExecutions;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

/**
 * One move of one build, from an event to its answer. What another try can't mend is answered as
 * the end of the flow; every other failure is thrown, and the flow tries again.
 */
final class Moves {
  private static final Logger LOG = LoggerFactory.getLogger(Moves.class);

  /** An execution has 5,000 events, of which a look takes about 15. */
  private static final int MOST_LOOKS = 200;

  private final Deployed kiln;

  Moves(Deployed kiln) {
    this.kiln = kiln;
  }

  /** Which move it is. */
  interface Kind {
    Answer make(Wiring wiring, MoveEvent event);
  }

  void handle(InputStream in, OutputStream out, Kind kind) throws IOException {
    try {
      make(MoveEvent.of(Events.read(in)), out, kind);
    } catch (BadEvent e) {
      refuse(out, "BadEvent", e.getMessage());
    } catch (NoSuchBuild e) {
      refuse(out, "NoSuchBuild", String.valueOf(e.getMessage()));
    } catch (StepFailure e) {
      if (e.kind() != StepFailure.Kind.DENIED) {
        throw e;
      }
      // not its text, which no build's masker has seen
      refuse(out, "CredentialsRefused", "The cloud refuses the credentials; the build is held");
    }
  }

  private void make(MoveEvent event, OutputStream out, Kind kind) throws IOException {
    MDC.put("build", event.build().toString());
    try {
      Answer answer = kind.make(kiln.wiring(), event);
      LOG.info("next={} seconds={} seq={}", answer.next(), answer.seconds(), answer.seq());
      boolean goesOn = answer.next() != Next.SUCCEEDED && answer.next() != Next.FAILED;
      if (goesOn && event.looks() >= MOST_LOOKS - 1 && handedOver(event, answer)) {
        Events.handOver(out, answer);
      } else {
        Events.answer(out, answer, event.looks() + 1);
      }
    } finally {
      MDC.remove("build");
    }
  }

  /** When it fails there are some looks left to try it again, and then the watchdog takes over. */
  private boolean handedOver(MoveEvent event, Answer answer) {
    try {
      Optional<FlowExecutions> executions = kiln.executions();
      executions.ifPresent(next -> next.handOver(event.build(), event.turn(), answer.seq()));
      return executions.isPresent();
    } catch (StepFailure e) {
      LOG.warn("turn={} the next execution can't be started", event.turn(), e);
      return false;
    }
  }

  private static void refuse(OutputStream out, String error, String message) throws IOException {
    LOG.error("error={} message={}", error, message);
    Events.refuse(out, error, message);
  }
}
