package io.kiln.local.ssh;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.apache.sshd.common.AttributeRepository.AttributeKey;
import org.apache.sshd.common.keyprovider.KeyPairProvider;
import org.apache.sshd.core.CoreModuleProperties;
import org.apache.sshd.server.SshServer;
import org.apache.sshd.server.channel.ChannelSession;
import org.apache.sshd.server.command.Command;
import org.apache.sshd.server.forward.RejectAllForwardingFilter;
import org.apache.sshd.server.session.ServerSession;
import org.apache.sshd.server.subsystem.SubsystemFactory;

/** The SSH server of one machine: every command it is asked for runs in the machine. */
public final class SshDoor implements AutoCloseable {
  static final AttributeKey<String> BOOT = new AttributeKey<>();
  private static final int SSH_PORT = 22;
  private static final long WINDOW = 8L << 20;

  private final SshServer server;
  private final String host;
  private final Traffic traffic = new Traffic();

  private SshDoor(SshServer server, String host) {
    this.server = server;
    this.host = host;
  }

  /** Opens on port 22 of {@code address}, or on a free high port where 22 may not be bound. */
  public static SshDoor open(Guest guest, HostKeys keys, String address) {
    InetSocketAddress usual = new InetSocketAddress(address, SSH_PORT);
    return open(guest, keys, free(usual) ? usual : new InetSocketAddress(address, 0));
  }

  /** Opens where the machine was reached before. */
  public static SshDoor open(Guest guest, HostKeys keys, InetSocketAddress address) {
    try {
      return bind(guest, keys, address);
    } catch (IOException e) {
      throw new UncheckedIOException("Opening SSH on " + address, e);
    }
  }

  /** Where it listens. */
  public InetSocketAddress address() {
    return new InetSocketAddress(host, server.getPort());
  }

  /** Whether bytes moved through it a moment ago. */
  public boolean busy() {
    return traffic.within(Duration.ofMillis(300));
  }

  @Override
  public void close() {
    try {
      server.stop(true);
    } catch (IOException e) {
      throw new UncheckedIOException("Closing SSH on port " + server.getPort(), e);
    }
  }

  /** Asked beforehand, because the server would log an error. */
  private static boolean free(InetSocketAddress address) {
    try (ServerSocket probe = new ServerSocket()) {
      probe.bind(address);
      return true;
    } catch (IOException denied) {
      return false;
    }
  }

  private static SshDoor bind(Guest guest, HostKeys keys, InetSocketAddress address)
      throws IOException {
    SshServer server = SshServer.setUpDefaultServer();
    SshDoor door = new SshDoor(server, address.getHostString());
    server.setHost(address.getHostString());
    server.setPort(address.getPort());
    server.setKeyPairProvider(KeyPairProvider.wrap(keys.pairs()));
    server.setForwardingFilter(RejectAllForwardingFilter.INSTANCE);
    server.setPublickeyAuthenticator(
        (user, key, session) -> {
          session.setAttribute(BOOT, guest.boot());
          return guest.admits(user, key);
        });
    server.setShellFactory(channel -> door.shell(guest, channel));
    server.setCommandFactory((channel, line) -> door.command(guest, channel, line));
    server.setSubsystemFactories(List.of(door.sftp(guest)));
    tune(server);
    server.start();
    return door;
  }

  private Command shell(Guest guest, ChannelSession channel) {
    return command(guest, channel, "exec \"$SHELL\" -l");
  }

  private SubsystemFactory sftp(Guest guest) {
    String line = Resources.text("sftp.sh");
    return new SubsystemFactory() {
      @Override
      public String getName() {
        return "sftp";
      }

      @Override
      public Command createSubsystem(ChannelSession channel) {
        return command(guest, channel, line);
      }
    };
  }

  private Command command(Guest guest, ChannelSession channel, String line) {
    ServerSession session = Objects.requireNonNull(channel.getServerSession(), "session");
    return new SshCommand(guest, traffic, session, line);
  }

  /** Without TCP_NODELAY a 200 MB upload took 90 seconds instead of 5. */
  private static void tune(SshServer server) {
    CoreModuleProperties.TCP_NODELAY.set(server, true);
    CoreModuleProperties.WINDOW_SIZE.set(server, WINDOW);
    CoreModuleProperties.IDLE_TIMEOUT.set(server, Duration.ZERO);
    CoreModuleProperties.NIO2_READ_BUFFER_SIZE.set(server, 128 << 10);
    CoreModuleProperties.SERVER_IDENTIFICATION.set(server, "KILN");
  }
}
