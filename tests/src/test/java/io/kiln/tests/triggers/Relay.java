package io.kiln.tests.triggers;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/** A network that loses its connections: hands bytes on until it is cut. */
final class Relay implements AutoCloseable {
  private final ServerSocket door;
  private final int target;
  private final List<Socket> open = new CopyOnWriteArrayList<>();
  private final AtomicInteger accepted = new AtomicInteger();

  private Relay(ServerSocket door, int target) {
    this.door = door;
    this.target = target;
  }

  static Relay to(URI address) {
    try {
      ServerSocket door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
      Relay relay = new Relay(door, address.getPort());
      daemon(relay::accept);
      return relay;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  URI address() {
    return URI.create("http://127.0.0.1:" + door.getLocalPort());
  }

  /** How many connections were made so far. */
  int connections() {
    return accepted.get();
  }

  /** Every connection breaks, in the middle of whatever it carries; new ones may be made. */
  void cut() {
    open.forEach(Relay::end);
    open.clear();
  }

  private void accept() {
    while (!door.isClosed()) {
      try {
        Socket caller = door.accept();
        Socket behind = new Socket(InetAddress.getLoopbackAddress(), target);
        open.addAll(List.of(caller, behind));
        accepted.incrementAndGet();
        daemon(() -> pass(caller, behind));
        daemon(() -> pass(behind, caller));
      } catch (IOException closed) {
        return;
      }
    }
  }

  private static void pass(Socket from, Socket to) {
    try (InputStream in = from.getInputStream()) {
      in.transferTo(to.getOutputStream());
    } catch (IOException cut) {
      end(from);
    }
    end(to);
  }

  private static void end(Socket socket) {
    try {
      socket.setSoLinger(true, 0);
      socket.close();
    } catch (IOException gone) {
      // it is closed, which is all that is wanted
    }
  }

  private static void daemon(Runnable work) {
    Thread thread = new Thread(work, "relay");
    thread.setDaemon(true);
    thread.start();
  }

  @Override
  public void close() {
    try {
      door.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    cut();
  }
}
