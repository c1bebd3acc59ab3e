package io.kiln.function;

import com.aliyun.fc.runtime.Context;
import io.kiln.build.Answer;
import io.kiln.build.NoSuchBuild;
import io.kiln.build.StepFailure;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

/**
 * One move of one build, from an event to its answer. What another try can't mend is answered as
 * the end of the flow; every other failure is thrown, and the flow tries again.
 */
final class Moves {
  private static final Logger LOG = LoggerFactory.getLogger(Moves.class);

  private final Platform platform;

  Moves(Platform platform) {
    this.platform = platform;
  }

  /** Which move it is. */
  interface Kind {
    Answer make(Wiring wiring, MoveEvent event);
  }

  void handle(InputStream in, OutputStream out, Context context, Kind kind) throws IOException {
    try {
      Events.answer(out, make(MoveEvent.of(Events.read(in)), context, kind));
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

  private Answer make(MoveEvent event, Context context, Kind kind) {
    MDC.put("build", event.build().toString());
    try (Deployed deployed = Deployed.open(platform, context)) {
      Answer answer = kind.make(deployed.wiring(), event);
      LOG.info("next={} seconds={} seq={}", answer.next(), answer.seconds(), answer.seq());
      return answer;
    } finally {
      MDC.remove("build");
    }
  }

  private static void refuse(OutputStream out, String error, String message) throws IOException {
    LOG.error("error={} message={}", error, message);
    Events.refuse(out, error, message);
  }
}
