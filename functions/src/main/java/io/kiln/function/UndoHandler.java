package io.kiln.function;

import io.kiln.build.Answer;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Consumer;

/**
 * The function {@code undo}: with a reason it writes the failure down, then it removes what was
 * made.
 */
public final class UndoHandler extends Entrance {
  /** As Function Compute makes it. */
  public UndoHandler() {
    super(Platform.ofThisProcess());
  }

  /** As the local cloud makes it: types of the JDK alone cross its class loaders. */
  UndoHandler(
      Clock clock,
      Consumer<Duration> linger,
      BiFunction<String, Integer, InetSocketAddress> reach,
      Map<String, String> environment) {
    super(new Platform(clock, linger, reach, environment));
  }

  @Override
  void handle(InputStream in, OutputStream out, Deployed kiln) throws IOException {
    new Moves(kiln).handle(in, out, UndoHandler::undo);
  }

  private static Answer undo(Wiring wiring, MoveEvent event) {
    return event
        .reason()
        .map(code -> wiring.undo().fail(event.build(), Breakdown.words(code, event.detail())))
        .orElseGet(() -> wiring.undo().run(event.build(), event.seq()));
  }
}
