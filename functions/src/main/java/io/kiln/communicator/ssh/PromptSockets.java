package io.kiln.communicator.ssh;

import io.kiln.communicator.Proxy;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.Optional;
import javax.net.SocketFactory;

/** Sockets that send at once: with Nagle's algorithm each command costs 40 ms more. */
final class PromptSockets extends SocketFactory {
  private final Optional<Proxy> proxy;

  PromptSockets(Optional<Proxy> proxy) {
    this.proxy = proxy;
  }

  @Override
  public Socket createSocket() throws IOException {
    Socket socket = proxy.<Socket>map(SocksSocket::new).orElseGet(Socket::new);
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
