package io.kiln.local.machine;

import io.kiln.local.ssh.Guest;
import io.kiln.local.ssh.GuestCommand;
import io.kiln.local.ssh.SshDoor;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.PublicKey;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A machine in namespaces, with the SSH server that this process runs for it. */
final class NamespaceMachine implements Machine, Guest {
  private static final Logger LOG = LoggerFactory.getLogger(NamespaceMachine.class);
  private static final Duration GRACE = Duration.ofSeconds(3);

  private final MachineFolder folder;
  private final Namespaces namespaces;
  private final Power power;
  private final SshDoor door;

  NamespaceMachine(MachineFolder folder, Namespaces namespaces) {
    this.folder = folder;
    this.namespaces = namespaces;
    this.power = new Power(folder);
    this.door = open();
  }

  /** The port that earlier clients know, or a first one. */
  private SshDoor open() {
    Optional<Integer> port = folder.port();
    SshDoor opened =
        port.isPresent()
            ? SshDoor.open(
                this, folder.hostKeys(), new InetSocketAddress(folder.address(), port.get()))
            : SshDoor.open(this, folder.hostKeys(), folder.address());
    folder.port(opened.address().getPort());
    return opened;
  }

  @Override
  public String id() {
    return folder.id();
  }

  @Override
  public InetSocketAddress ssh() {
    return door.address();
  }

  @Override
  public boolean alive() {
    return power.on();
  }

  @Override
  public boolean busy() {
    if (!alive()) {
      return false;
    }
    return !folder.booted() || door.busy() || folder.init().map(Inhabitants::working).orElse(true);
  }

  @Override
  public synchronized void authorize(String publicKey) {
    folder.addKey(publicKey);
    if (power.booted()) {
      folder.seeded().forEach(user -> allowed(user, true));
    }
  }

  @Override
  public void stop() {
    door.close();
    power.off(GRACE);
  }

  /** Ends the SSH server only. */
  void leave() {
    door.close();
  }

  @Override
  public synchronized boolean admits(String user, PublicKey key) {
    if (!user.matches("[a-z_][a-z0-9_-]{0,31}") || !power.booted()) {
      return false;
    }
    boolean seed = !folder.seeded().contains(user) && AuthorizedKeys.of(folder.keys()).contain(key);
    String keys = allowed(user, seed);
    if (seed) {
      folder.addSeeded(user);
    }
    return AuthorizedKeys.of(keys.lines().toList()).contain(key);
  }

  @Override
  public String boot() {
    return power.booted() ? folder.init().map(RunningProcess::toString).orElse("") : "";
  }

  @Override
  public Process run(GuestCommand command) throws IOException {
    RunningProcess init =
        folder.init().orElseThrow(() -> new IOException("Machine " + id() + " is down"));
    return namespaces.run(init, command);
  }

  /** The child of nsenter is what runs in the machine; nsenter itself would hand nothing on. */
  @Override
  public void signal(Process command, String signal) throws IOException {
    for (ProcessHandle child : command.children().toList()) {
      Namespaces.detached(List.of("kill", "-s", signal, Long.toString(child.pid())))
          .redirectErrorStream(true)
          .redirectOutput(ProcessBuilder.Redirect.DISCARD)
          .start();
    }
  }

  private String allowed(String user, boolean seed) {
    try {
      RunningProcess init =
          folder.init().orElseThrow(() -> new IOException("Machine " + id() + " is down"));
      Process asked = namespaces.door(init, user, seed);
      try (OutputStream keys = asked.getOutputStream()) {
        // only then does it read them; else it may have ended before they are written
        if (seed) {
          keys.write((String.join("\n", folder.keys()) + "\n").getBytes(StandardCharsets.UTF_8));
        }
      }
      return new String(asked.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException closed) {
      LOG.debug("No login to machine={} as user={}: {}", id(), user, closed.toString());
      return "";
    }
  }
}
