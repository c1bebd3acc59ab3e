package io.kiln.communicator.ssh;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;

/** A SOCKS5 proxy that wants a user and a password, for IPv4 only. */
final class SocksServer implements AutoCloseable {
  private final ServerSocket server;
  private final String user;
  private final String password;

  SocksServer(String user, String password) throws IOException {
    this.server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
    this.user = user;
    this.password = password;
    start(this::serve);
  }

  int port() {
    return server.getLocalPort();
  }

  private interface Work {
    void run() throws IOException;
  }

  private static void start(Work work) {
    Thread thread =
        new Thread(
            () -> {
              try {
                work.run();
              } catch (IOException closed) {
                // the test is over, or one side has hung up
              }
            },
            "socks");
    thread.setDaemon(true);
    thread.start();
  }

  private void serve() throws IOException {
    while (true) {
      Socket caller = server.accept();
      start(() -> serve(caller));
    }
  }

  private void serve(Socket caller) throws IOException {
    DataInputStream in = new DataInputStream(caller.getInputStream());
    OutputStream out = caller.getOutputStream();
    in.readByte();
    in.readFully(new byte[in.readUnsignedByte()]);
    out.write(new byte[] {5, 2});
    in.readByte();
    boolean known = (text(in) + "/" + text(in)).equals(user + "/" + password);
    out.write(new byte[] {1, (byte) (known ? 0 : 1)});
    if (!known) {
      caller.close();
      return;
    }
    in.readFully(new byte[4]);
    byte[] address = new byte[4];
    in.readFully(address);
    Socket peer = new Socket(InetAddress.getByAddress(address), in.readUnsignedShort());
    out.write(new byte[] {5, 0, 0, 1, 0, 0, 0, 0, 0, 0});
    start(() -> pump(in, peer.getOutputStream(), caller, peer));
    pump(peer.getInputStream(), out, caller, peer);
  }

  private static String text(DataInputStream in) throws IOException {
    byte[] bytes = new byte[in.readUnsignedByte()];
    in.readFully(bytes);
    return new String(bytes, UTF_8);
  }

  private static void pump(InputStream in, OutputStream out, Socket one, Socket other)
      throws IOException {
    try (one;
        other) {
      in.transferTo(out);
    }
  }

  @Override
  public void close() throws IOException {
    server.close();
  }
}
