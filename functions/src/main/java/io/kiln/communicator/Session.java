package io.kiln.communicator;

/** One login on a machine. Files are moved by commands too: see {@link RemoteFiles}. */
public interface Session extends AutoCloseable {
  /** The machine's host key, as text to pin. */
  String hostKey();

  /**
   * Runs a short command to its end.
   *
   * @throws CommunicatorFailure when the connection breaks or the command's limit is up; the
   *     command may have had its effect
   */
  CommandResult run(RemoteCommand command);

  /** Ends the login and every thread that served it. */
  @Override
  void close();
}
