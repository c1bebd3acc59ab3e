package io.kiln.communicator.ssh;

import java.io.Closeable;
import java.io.IOException;

/** Ends what is broken or done with. */
final class Closing {
  private Closing() {}

  /** What goes wrong here is told together with what went wrong before. */
  static void quietly(Closeable thing, Throwable first) {
    try {
      thing.close();
    } catch (IOException e) {
      first.addSuppressed(e);
    }
  }
}
