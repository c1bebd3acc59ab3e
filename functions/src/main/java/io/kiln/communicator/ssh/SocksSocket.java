package io.kiln.communicator.ssh;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.kiln.communicator.Proxy;
import io.kiln.template.Secret;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketAddress;
import java.net.UnknownHostException;
import java.util.Map;

/**
 * A socket that reaches its peer through a SOCKS5 proxy (RFC 1928, with user and password by RFC
 * 1929). The JDK's own takes the password from one place for the whole process.
 */
final class SocksSocket extends Socket {
  private static final int VERSION = 5;
  private static final int NO_PASSWORD = 0;
  private static final int PASSWORD = 2;
  private static final int PASSWORD_VERSION = 1;
  private static final int CONNECT = 1;
  private static final int IPV4 = 1;
  private static final int NAME = 3;
  private static final int IPV6 = 4;
  private static final int LONGEST = 255;

  private static final Map<Integer, String> REFUSALS =
      Map.of(
          1, "general failure",
          2, "not allowed by its rules",
          3, "network unreachable",
          4, "host unreachable",
          5, "connection refused",
          6, "too long on the way",
          7, "command not supported",
          8, "kind of address not supported");

  private final Proxy proxy;

  SocksSocket(Proxy proxy) {
    this.proxy = proxy;
  }

  @Override
  public void connect(SocketAddress endpoint, int timeout) throws IOException {
    InetSocketAddress at = new InetSocketAddress(proxy.host(), proxy.port());
    if (at.isUnresolved()) {
      throw new UnknownHostException(proxy.host());
    }
    super.connect(at, timeout);
    setSoTimeout(timeout);
    try {
      ask((InetSocketAddress) endpoint);
    } catch (IOException e) {
      close();
      throw new IOException(
          "the proxy " + proxy.host() + ":" + proxy.port() + ": " + e.getMessage(), e);
    }
    setSoTimeout(0);
  }

  private void ask(InetSocketAddress peer) throws IOException {
    DataInputStream in = new DataInputStream(getInputStream());
    boolean known = proxy.user().isPresent();
    send(VERSION, 1, known ? PASSWORD : NO_PASSWORD);
    require(in, VERSION);
    if (in.readUnsignedByte() != (known ? PASSWORD : NO_PASSWORD)) {
      throw new IOException(
          known ? "it takes no user and password" : "it wants a user and a password");
    }
    if (known) {
      authenticate(in);
    }
    request(peer);
    require(in, VERSION);
    int answer = in.readUnsignedByte();
    if (answer != 0) {
      throw new IOException("it refuses: " + REFUSALS.getOrDefault(answer, "code " + answer));
    }
    skipAddress(in);
  }

  private void authenticate(DataInputStream in) throws IOException {
    ByteArrayOutputStream words = new ByteArrayOutputStream();
    words.write(PASSWORD_VERSION);
    text(words, proxy.user().orElse(""));
    text(words, proxy.password().map(Secret::reveal).orElse(""));
    getOutputStream().write(words.toByteArray());
    require(in, PASSWORD_VERSION);
    if (in.readUnsignedByte() != 0) {
      throw new IOException("it refuses the user or the password");
    }
  }

  private void request(InetSocketAddress peer) throws IOException {
    ByteArrayOutputStream words = new ByteArrayOutputStream();
    words.writeBytes(new byte[] {VERSION, CONNECT, 0});
    if (peer.isUnresolved()) {
      words.write(NAME);
      text(words, peer.getHostString());
    } else {
      byte[] address = peer.getAddress().getAddress();
      words.write(address.length == 4 ? IPV4 : IPV6);
      words.writeBytes(address);
    }
    words.write(peer.getPort() >>> 8);
    words.write(peer.getPort());
    getOutputStream().write(words.toByteArray());
  }

  private static void skipAddress(DataInputStream in) throws IOException {
    in.readUnsignedByte();
    int kind = in.readUnsignedByte();
    int length = kind == IPV4 ? 4 : kind == IPV6 ? 16 : in.readUnsignedByte();
    in.readFully(new byte[length + 2]);
  }

  private static void text(ByteArrayOutputStream words, String text) throws IOException {
    byte[] bytes = text.getBytes(UTF_8);
    if (bytes.length > LONGEST) {
      throw new IOException("a name or password is longer than 255 bytes");
    }
    words.write(bytes.length);
    words.writeBytes(bytes);
  }

  private void send(int... bytes) throws IOException {
    ByteArrayOutputStream words = new ByteArrayOutputStream();
    for (int b : bytes) {
      words.write(b);
    }
    getOutputStream().write(words.toByteArray());
  }

  private static void require(DataInputStream in, int version) throws IOException {
    if (in.readUnsignedByte() != version) {
      throw new IOException("it does not speak SOCKS5");
    }
  }
}
