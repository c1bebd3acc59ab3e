package io.kiln.local.driver;

import io.kiln.build.Answer;
import io.kiln.build.BuildId;
import io.kiln.function.Wiring;

/** The functions that a driver calls; each call is one move. */
public interface Functions {
  Answer advance(BuildId build, long from);

  Answer undo(BuildId build, long from);

  Answer fail(BuildId build, String reason);

  Answer cancel(BuildId build);

  Answer reopen(BuildId build);

  /** The functions as they are wired here, called directly. */
  static Functions of(Wiring wiring) {
    return new Functions() {
      @Override
      public Answer advance(BuildId build, long from) {
        return wiring.advance().run(build, from);
      }

      @Override
      public Answer undo(BuildId build, long from) {
        return wiring.undo().run(build, from);
      }

      @Override
      public Answer fail(BuildId build, String reason) {
        return wiring.undo().fail(build, reason);
      }

      @Override
      public Answer cancel(BuildId build) {
        return wiring.undo().cancel(build);
      }

      @Override
      public Answer reopen(BuildId build) {
        return wiring.undo().reopen(build);
      }
    };
  }
}
