package io.kiln.communicator.ssh;

import io.kiln.build.StepFailure;
import io.kiln.communicator.Communicator;
import io.kiln.communicator.CommunicatorFailure;
import io.kiln.communicator.CommunicatorFailure.Reason;
import io.kiln.communicator.Hop;
import io.kiln.communicator.Reach;
import io.kiln.communicator.Session;
import io.kiln.communicator.Target;
import io.kiln.communicator.Transport;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Optional;
import net.schmizz.keepalive.KeepAliveRunner;
import net.schmizz.sshj.SSHClient;

/** SSH with host keys pinned and time-outs everywhere. Safe for several threads. */
public final class SshCommunicator implements Communicator {
  private final Configs configs = new Configs();
  private final Reach reach;

  public SshCommunicator(Reach reach) {
    this.reach = reach;
  }

  @Override
  public Session open(Target target) {
    Optional<SSHClient> bastion = target.transport().bastion().map(hop -> bastion(hop, target));
    HostKeyPin pin = new HostKeyPin(target.hostKey());
    SSHClient client = client(target, target.transport());
    try {
      connect(client, bastion, target, pin);
      Proof.give(client, target);
      breathe(client, target.transport());
      return new SshSession(client, bastion, pin.seen(), target.label());
    } catch (StepFailure e) {
      Closing.quietly(client, e);
      bastion.ifPresent(hop -> Closing.quietly(hop, e));
      throw e;
    } catch (IOException e) {
      Closing.quietly(client, e);
      bastion.ifPresent(hop -> Closing.quietly(hop, e));
      throw unreachable(target.label(), e);
    }
  }

  private SSHClient client(Target target, Transport transport) {
    SSHClient client = new SSHClient(configs.of(transport));
    int handshake = (int) target.handshakeTimeout().toMillis();
    client.setSocketFactory(new PromptSockets(transport.proxy()));
    client.setConnectTimeout((int) target.connectTimeout().toMillis());
    client.setTimeout(handshake);
    client.getTransport().setTimeoutMs(handshake);
    client.getConnection().setTimeoutMs(handshake);
    return client;
  }

  /** The user's own host: nobody told us its key, so whichever it shows is taken. */
  private SSHClient bastion(Hop hop, Target target) {
    SSHClient client = client(target, target.transport());
    try {
      client.addHostKeyVerifier(new HostKeyPin(Optional.empty()));
      connect(client, reach.of(hop.host(), hop.port()), hop.host());
      Proof.give(client, hop);
      breathe(client, target.transport());
      return client;
    } catch (StepFailure e) {
      Closing.quietly(client, e);
      throw e;
    } catch (IOException e) {
      Closing.quietly(client, e);
      throw unreachable("the bastion " + hop.label(), e);
    }
  }

  private void connect(SSHClient client, Optional<SSHClient> bastion, Target target, HostKeyPin pin)
      throws IOException {
    client.addHostKeyVerifier(pin);
    InetSocketAddress address = reach.of(target.host(), target.port());
    try {
      if (bastion.isPresent()) {
        client.connectVia(
            bastion.get().newDirectConnection(address.getHostString(), address.getPort()));
      } else {
        connect(client, address, target.host());
      }
    } catch (IOException e) {
      if (pin.refused()) {
        throw new CommunicatorFailure(
            Reason.HOST_KEY_CHANGED,
            target.label() + " shows another host key than at the first login",
            e);
      }
      throw e;
    }
  }

  private static void connect(SSHClient client, InetSocketAddress address, String host)
      throws IOException {
    if (address.isUnresolved()) {
      throw new UnknownHostException(host);
    }
    client.connect(address.getAddress(), address.getPort());
  }

  private static void breathe(SSHClient client, Transport transport) {
    Duration interval = transport.keepAlive();
    if (interval.isZero() || interval.isNegative()) {
      return;
    }
    KeepAliveRunner keepAlive = (KeepAliveRunner) client.getConnection().getKeepAlive();
    int seconds = (int) Math.max(1, interval.toSeconds());
    keepAlive.setMaxAliveCount((int) Math.max(1, transport.silence().toSeconds() / seconds));
    keepAlive.setKeepAliveInterval(seconds);
  }

  private static CommunicatorFailure unreachable(String label, IOException e) {
    return new CommunicatorFailure(
        Reason.UNREACHABLE, "Can't connect to " + label + ": " + e.getMessage(), e);
  }
}
