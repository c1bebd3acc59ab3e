package io.kiln.local.driver;

import io.kiln.build.Answer;
import io.kiln.build.BuildId;
import io.kiln.build.StateMachine;

/** The functions that a driver calls; each call is one move. */
public interface Functions {
  Answer advance(BuildId build, long from);

  Answer undo(BuildId build, long from);

  Answer fail(BuildId build, String reason);

  Answer cancel(BuildId build);

  /** The functions of this machine, called directly. */
  static Functions of(StateMachine machine) {
    return new Functions() {
      @Override
      public Answer advance(BuildId build, long from) {
        return machine.advance().run(build, from);
      }

      @Override
      public Answer undo(BuildId build, long from) {
        return machine.undo().run(build, from);
      }

      @Override
      public Answer fail(BuildId build, String reason) {
        return machine.undo().fail(build, reason);
      }

      @Override
      public Answer cancel(BuildId build) {
        return machine.undo().cancel(build);
      }
    };
  }
}
