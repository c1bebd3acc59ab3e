package io.kiln.local.ssh;

import java.io.IOException;
import java.security.PublicKey;

/** What an SSH server needs of the machine behind it. */
public interface Guest {
  /** Whether {@code key} opens the door to {@code user} at this moment. */
  boolean admits(String user, PublicKey key);

  /** Names the machine's present boot; empty while it is down. */
  String boot();

  /** Starts a command in the machine. */
  Process run(GuestCommand command) throws IOException;

  /** Sends a signal ("TERM") to what {@code command} runs in the machine. */
  void signal(Process command, String signal) throws IOException;
}
