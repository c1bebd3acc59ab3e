package io.kiln.local.cli;

import io.kiln.communicator.CommandResult;
import io.kiln.communicator.OwnHost;
import io.kiln.communicator.RemoteCommand;
import io.kiln.communicator.Session;
import io.kiln.communicator.local.OwnSession;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * The caller's computer, where shell-local runs as the caller would, and for as long as it likes.
 */
final class CallersHost implements OwnHost {
  /** Longer than the time between two looks at a job. */
  private static final long BUSY_NANOS = Duration.ofSeconds(2).toNanos();

  private final Map<String, String> environment;
  private volatile long last = System.nanoTime() - BUSY_NANOS;

  CallersHost(Caller caller) {
    this.environment = caller.environment();
  }

  /** Where the caller has allowed it. */
  static Optional<CallersHost> of(Caller caller, CloudChoice choice) {
    return choice.shellLocal() ? Optional.of(new CallersHost(caller)) : Optional.empty();
  }

  /** Whether somebody looked at a job a moment ago: then the cloud's time is the true one. */
  boolean busy() {
    return System.nanoTime() - last < BUSY_NANOS;
  }

  @Override
  public Session in(Path folder) {
    Session session = new OwnSession(folder, environment);
    return new Session() {
      @Override
      public String hostKey() {
        return session.hostKey();
      }

      @Override
      public CommandResult run(RemoteCommand command) {
        last = System.nanoTime();
        return session.run(command);
      }

      @Override
      public void close() {
        session.close();
      }
    };
  }

  @Override
  public Optional<Duration> limit() {
    return Optional.empty();
  }
}
