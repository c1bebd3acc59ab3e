package io.kiln.communicator.ssh;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** OpenSSH's server as the present user, on a port of its own. */
final class Sshd implements AutoCloseable {
  private final Path folder;
  private final int port;
  private final Process process;

  private Sshd(Path folder, int port, Process process) {
    this.folder = folder;
    this.port = port;
    this.process = process;
  }

  static boolean isInstalled() {
    return Files.isExecutable(Path.of("/usr/sbin/sshd"))
        && Files.isExecutable(Path.of("/usr/bin/ssh-keygen"));
  }

  /** Starts it with new host keys; the key files {@code rsa} and {@code ed25519} are let in. */
  static Sshd start(Path folder) throws IOException, InterruptedException {
    keys(folder, "host_rsa", "rsa");
    keys(folder, "host_ed25519", "ed25519");
    keys(folder, "rsa", "rsa");
    keys(folder, "ed25519", "ed25519");
    Files.writeString(
        folder.resolve("authorized_keys"),
        Files.readString(folder.resolve("rsa.pub"))
            + Files.readString(folder.resolve("ed25519.pub")));
    int port = freePort();
    Files.write(
        folder.resolve("config"),
        List.of(
            "ListenAddress 127.0.0.1:" + port,
            "HostKey " + folder.resolve("host_rsa"),
            "HostKey " + folder.resolve("host_ed25519"),
            "AuthorizedKeysFile " + folder.resolve("authorized_keys"),
            "PidFile none",
            "StrictModes no",
            "UsePAM no",
            "PasswordAuthentication no"));
    Files.createDirectories(Path.of("/run/sshd"));
    Process process =
        new ProcessBuilder("/usr/sbin/sshd", "-D", "-e", "-f", folder.resolve("config").toString())
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("log").toFile())
            .start();
    Sshd sshd = new Sshd(folder, port, process);
    sshd.awaitPort();
    return sshd;
  }

  /** OpenSSH calls PEM what older clients read. */
  private static void keys(Path folder, String name, String type)
      throws IOException, InterruptedException {
    Path file = folder.resolve(name);
    Files.deleteIfExists(file);
    new ProcessBuilder("ssh-keygen", "-q", "-N", "", "-t", type, "-m", "PEM", "-f", file.toString())
        .inheritIO()
        .start()
        .waitFor();
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  private void awaitPort() throws IOException, InterruptedException {
    for (int i = 0; i < 200; i++) {
      try (Socket socket = new Socket()) {
        socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        return;
      } catch (IOException notYet) {
        TimeUnit.MILLISECONDS.sleep(25);
      }
    }
    throw new IOException("sshd does not answer: " + Files.readString(folder.resolve("log")));
  }

  int port() {
    return port;
  }

  Path folder() {
    return folder;
  }

  @Override
  public void close() {
    process.descendants().forEach(ProcessHandle::destroy);
    process.destroy();
  }
}
