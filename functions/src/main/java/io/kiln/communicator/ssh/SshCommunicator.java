package io.kiln.communicator.ssh;

import io.kiln.build.StepFailure;
import io.kiln.communicator.Communicator;
import io.kiln.communicator.CommunicatorFailure;
import io.kiln.communicator.CommunicatorFailure.Reason;
import io.kiln.communicator.Reach;
import io.kiln.communicator.Session;
import io.kiln.communicator.Target;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.UnknownHostException;
import javax.net.SocketFactory;
import net.schmizz.keepalive.KeepAliveProvider;
import net.schmizz.keepalive.KeepAliveRunner;
import net.schmizz.sshj.Config;
import net.schmizz.sshj.DefaultConfig;
import net.schmizz.sshj.SSHClient;
import net.schmizz.sshj.userauth.UserAuthException;
import net.schmizz.sshj.userauth.keyprovider.KeyProvider;

/** SSH with keys only, host keys pinned, time-outs everywhere. Safe for several threads. */
public final class SshCommunicator implements Communicator {
  private final Config config;
  private final Reach reach;

  public SshCommunicator(Reach reach) {
    this.reach = reach;
    DefaultConfig defaults = new DefaultConfig();
    defaults.setKeepAliveProvider(KeepAliveProvider.KEEP_ALIVE);
    this.config = defaults;
  }

  @Override
  public Session open(Target target) {
    HostKeyPin pin = new HostKeyPin(target.hostKey());
    SSHClient client = new SSHClient(config);
    try {
      connect(client, target, pin);
      login(client, target);
      return new SshSession(client, pin.seen(), target.label());
    } catch (CommunicatorFailure e) {
      Closing.quietly(client, e);
      throw e;
    } catch (IOException e) {
      Closing.quietly(client, e);
      throw unreachable(target, e);
    }
  }

  private void connect(SSHClient client, Target target, HostKeyPin pin) throws IOException {
    client.setSocketFactory(new PromptSockets());
    client.setConnectTimeout((int) target.connectTimeout().toMillis());
    client.setTimeout((int) target.handshakeTimeout().toMillis());
    client.getTransport().setTimeoutMs((int) target.handshakeTimeout().toMillis());
    client.getConnection().setTimeoutMs((int) target.handshakeTimeout().toMillis());
    client.addHostKeyVerifier(pin);
    InetSocketAddress address = reach.of(target.host(), target.port());
    if (address.isUnresolved()) {
      throw new UnknownHostException(target.host());
    }
    try {
      client.connect(address.getAddress(), address.getPort());
    } catch (IOException e) {
      if (pin.refused()) {
        throw new CommunicatorFailure(
            Reason.HOST_KEY_CHANGED,
            target.label() + " shows another host key than at the first login",
            e);
      }
      throw e;
    }
    KeepAliveRunner keepAlive = (KeepAliveRunner) client.getConnection().getKeepAlive();
    keepAlive.setKeepAliveInterval((int) target.keepAlive().toSeconds());
  }

  private static void login(SSHClient client, Target target) throws IOException {
    KeyProvider key = key(client, target);
    try {
      client.authPublickey(target.user(), key);
    } catch (UserAuthException e) {
      throw new CommunicatorFailure(
          Reason.LOGIN_REFUSED, target.label() + " refuses the key of this build", e);
    }
  }

  private static KeyProvider key(SSHClient client, Target target) {
    try {
      KeyProvider key = client.loadKeys(target.privateKey().reveal(), null, null);
      key.getPublic();
      return key;
    } catch (IOException e) {
      // not passed on: it may quote the key
      throw StepFailure.refused(
          "The private key for "
              + target.label()
              + " can't be read: want an unencrypted key in"
              + " OpenSSH's or PEM format");
    }
  }

  private static CommunicatorFailure unreachable(Target target, IOException e) {
    return new CommunicatorFailure(
        Reason.UNREACHABLE, "Can't connect to " + target.label() + ": " + e.getMessage(), e);
  }

  /** Sockets that send at once: with Nagle's algorithm each command costs 40 ms more. */
  private static final class PromptSockets extends SocketFactory {
    @Override
    public Socket createSocket() throws IOException {
      Socket socket = new Socket();
      socket.setTcpNoDelay(true);
      return socket;
    }

    @Override
    public Socket createSocket(String host, int port) throws IOException {
      return createSocket(InetAddress.getByName(host), port);
    }

    @Override
    public Socket createSocket(InetAddress host, int port) throws IOException {
      Socket socket = createSocket();
      socket.connect(new InetSocketAddress(host, port));
      return socket;
    }

    @Override
    public Socket createSocket(String host, int port, InetAddress from, int fromPort)
        throws IOException {
      throw new IOException("not used");
    }

    @Override
    public Socket createSocket(InetAddress host, int port, InetAddress from, int fromPort)
        throws IOException {
      throw new IOException("not used");
    }
  }
}
