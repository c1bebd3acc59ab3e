package io.kiln.communicator.ssh;

import io.kiln.communicator.CommandResult;
import io.kiln.communicator.CommunicatorFailure;
import io.kiln.communicator.CommunicatorFailure.Reason;
import io.kiln.communicator.RemoteCommand;
import io.kiln.communicator.Session;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import net.schmizz.sshj.SSHClient;
import net.schmizz.sshj.connection.channel.direct.Session.Command;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One SSH connection; each command has a channel of its own. */
final class SshSession implements Session {
  private static final Logger LOG = LoggerFactory.getLogger(SshSession.class);

  private final SSHClient client;
  private final Optional<SSHClient> bastion;
  private final String hostKey;
  private final String label;

  /** Ends commands that overstay: reads on a channel know no time-out of their own. */
  private final ScheduledExecutorService watch =
      Executors.newSingleThreadScheduledExecutor(
          task -> {
            Thread thread = new Thread(task, "ssh-limits");
            thread.setDaemon(true);
            return thread;
          });

  /** A session; it ends the login on the bastion too. */
  SshSession(SSHClient client, Optional<SSHClient> bastion, String hostKey, String label) {
    this.client = client;
    this.bastion = bastion;
    this.hostKey = hostKey;
    this.label = label;
  }

  @Override
  public String hostKey() {
    return hostKey;
  }

  @Override
  public CommandResult run(RemoteCommand command) {
    AtomicBoolean late = new AtomicBoolean();
    try (net.schmizz.sshj.connection.channel.direct.Session channel = client.startSession()) {
      ScheduledFuture<?> limit =
          watch.schedule(
              () -> {
                late.set(true);
                disconnect();
              },
              command.limit().toMillis(),
              TimeUnit.MILLISECONDS);
      try {
        return talk(channel.exec(command.text()), command.input());
      } finally {
        limit.cancel(false);
      }
    } catch (IOException e) {
      String reason = late.get() ? "no answer within " + command.limit() : "" + e.getMessage();
      throw new CommunicatorFailure(
          Reason.LOST, "The connection to " + label + " broke: " + reason, e);
    }
  }

  private static CommandResult talk(Command running, byte[] input) throws IOException {
    Optional<IOException> unread = write(running, input);
    byte[] out = running.getInputStream().readAllBytes();
    byte[] err = running.getErrorStream().readAllBytes();
    running.join(5, TimeUnit.SECONDS);
    Integer exit = running.getExitStatus();
    if (exit == null) {
      throw new IOException("the command ended without an exit code", unread.orElse(null));
    }
    if (exit == 0 && unread.isPresent()) {
      throw new IOException("the command did not get all of its input", unread.get());
    }
    return new CommandResult(exit, out, err);
  }

  /** A command that fails may end without reading: then its exit code and complaint tell why. */
  private static Optional<IOException> write(Command running, byte[] input) {
    try (OutputStream in = running.getOutputStream()) {
      in.write(input);
      // closing alone drops what the other side has no room for yet (sshj 0.40)
      in.flush();
      return Optional.empty();
    } catch (IOException e) {
      return Optional.of(e);
    }
  }

  private void disconnect() {
    disconnect(client);
    bastion.ifPresent(this::disconnect);
  }

  private void disconnect(SSHClient from) {
    try {
      from.disconnect();
    } catch (IOException e) {
      LOG.debug("disconnecting from {}", label, e);
    }
  }

  @Override
  public void close() {
    watch.shutdownNow();
    disconnect();
  }
}
