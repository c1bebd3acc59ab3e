package io.kiln.local.ssh;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.sshd.common.SshConstants;
import org.apache.sshd.server.Environment;
import org.apache.sshd.server.ExitCallback;
import org.apache.sshd.server.Signal;
import org.apache.sshd.server.channel.ChannelSession;
import org.apache.sshd.server.command.Command;
import org.apache.sshd.server.session.ServerSession;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A command as SSH sees it: a process in the machine and three pumps. */
final class SshCommand implements Command {
  private static final Logger LOG = LoggerFactory.getLogger(SshCommand.class);

  private final Guest guest;
  private final Traffic traffic;
  private final ServerSession session;
  private final String line;
  private @Nullable InputStream in;
  private @Nullable OutputStream out;
  private @Nullable OutputStream err;
  private @Nullable ExitCallback exit;
  private volatile @Nullable Process process;
  private volatile boolean terminal;

  SshCommand(Guest guest, Traffic traffic, ServerSession session, String line) {
    this.guest = guest;
    this.traffic = traffic;
    this.session = session;
    this.line = line;
  }

  @Override
  public void setInputStream(InputStream stream) {
    in = stream;
  }

  @Override
  public void setOutputStream(OutputStream stream) {
    out = stream;
  }

  @Override
  public void setErrorStream(OutputStream stream) {
    err = stream;
  }

  @Override
  public void setExitCallback(ExitCallback callback) {
    exit = callback;
  }

  @Override
  public void start(ChannelSession channel, Environment environment) throws IOException {
    if (!sameBoot()) {
      session.disconnect(SshConstants.SSH2_DISCONNECT_BY_APPLICATION, "The machine restarted");
      return;
    }
    terminal = environment.getEnv().containsKey(Environment.ENV_TERM);
    GuestCommand command =
        new GuestCommand(session.getUsername(), wrapped(environment), accepted(environment));
    Process started = guest.run(command);
    process = started;
    environment.addSignalListener((ignored, signal) -> signal(started, signal));
    daemon("in", () -> pump(Objects.requireNonNull(in), started.getOutputStream()));
    Thread output = daemon("out", () -> pump(started.getInputStream(), required(out)));
    Thread errors = daemon("err", () -> pump(started.getErrorStream(), required(err)));
    daemon("exit", () -> finish(started, List.of(output, errors)));
  }

  @Override
  public void destroy(ChannelSession channel) throws IOException {
    Process running = process;
    if (running == null) {
      return;
    }
    if (terminal && running.isAlive()) {
      guest.signal(running, "HUP");
    }
    // Without a terminal a command lives on, as under sshd, until it reads or writes.
    running.getOutputStream().close();
    running.getInputStream().close();
    running.getErrorStream().close();
  }

  /** Only what Debian's sshd lets a client set. */
  private Map<String, String> accepted(Environment environment) {
    Map<String, String> accepted = new HashMap<>();
    environment
        .getEnv()
        .forEach(
            (name, value) -> {
              if (name.equals("TERM") || name.equals("LANG") || name.startsWith("LC_")) {
                accepted.put(name, value);
              }
            });
    return accepted;
  }

  /** A terminal is script(1)'s, made inside the machine. */
  private String wrapped(Environment environment) {
    if (!terminal) {
      return line;
    }
    String rows = environment.getEnv().getOrDefault(Environment.ENV_LINES, "24");
    String columns = environment.getEnv().getOrDefault(Environment.ENV_COLUMNS, "80");
    String sized =
        "stty rows " + Integer.parseInt(rows) + " cols " + Integer.parseInt(columns) + "; " + line;
    return "exec script -qec '" + sized.replace("'", "'\\''") + "' /dev/null";
  }

  private void signal(Process target, Signal signal) {
    try {
      if (signal != Signal.WINCH) {
        guest.signal(target, signal.name());
      }
    } catch (IOException e) {
      LOG.warn("Could not send signal={} to a command: {}", signal, e.toString());
    }
  }

  private void finish(Process ended, List<Thread> pumps) {
    try {
      int code = ended.waitFor();
      for (Thread pump : pumps) {
        pump.join();
      }
      if (sameBoot()) {
        Objects.requireNonNull(exit).onExit(code);
      } else {
        session.close(true); // what a machine that went down leaves: no exit code
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private boolean sameBoot() {
    String boot = guest.boot();
    return !boot.isEmpty() && boot.equals(session.getAttribute(SshDoor.BOOT));
  }

  private static OutputStream required(@Nullable OutputStream stream) {
    return Objects.requireNonNull(stream, "stream");
  }

  private void pump(InputStream from, OutputStream to) {
    byte[] buffer = new byte[128 << 10];
    try (to) {
      for (int n = from.read(buffer); n >= 0; n = from.read(buffer)) {
        traffic.moved();
        to.write(buffer, 0, n);
        to.flush();
      }
    } catch (IOException ended) {
      LOG.debug("A pump ended: {}", ended.toString()); // the client or the command went away
    }
  }

  private Thread daemon(String name, Runnable work) {
    Thread thread = new Thread(work, "ssh-" + name + "-" + session.getUsername());
    thread.setDaemon(true);
    thread.start();
    return thread;
  }
}
