package io.kiln.local.machine;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import net.schmizz.sshj.SSHClient;
import net.schmizz.sshj.connection.channel.direct.Session;
import net.schmizz.sshj.transport.verification.PromiscuousVerifier;
import org.apache.sshd.common.config.keys.KeyUtils;
import org.apache.sshd.common.config.keys.PublicKeyEntry;
import org.apache.sshd.common.config.keys.writer.openssh.OpenSSHKeyPairResourceWriter;

/** A person with a key, who logs in with sshj. */
final class Login {
  private final KeyPair pair;

  private Login(KeyPair pair) {
    this.pair = pair;
  }

  static Login withNewKey() {
    try {
      return new Login(KeyUtils.generateKeyPair("ssh-ed25519", 256));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  String publicKey() {
    return PublicKeyEntry.toString(pair.getPublic());
  }

  /** Writes the private key as OpenSSH would. */
  Path writeTo(Path file) {
    var owner = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
    try (var out = Files.newOutputStream(Files.createFile(file, owner))) {
      OpenSSHKeyPairResourceWriter.INSTANCE.writePrivateKey(pair, "", null, out);
      return file;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  SSHClient to(Machine machine, String user) throws IOException {
    return to(machine.ssh(), user);
  }

  SSHClient to(InetSocketAddress address, String user) throws IOException {
    SSHClient client = new SSHClient();
    client.addHostKeyVerifier(new PromiscuousVerifier());
    client.connect(address.getHostString(), address.getPort());
    client.getSocket().setTcpNoDelay(true);
    try {
      ByteArrayOutputStream key = new ByteArrayOutputStream();
      OpenSSHKeyPairResourceWriter.INSTANCE.writePrivateKey(pair, "", null, key);
      client.authPublickey(user, client.loadKeys(key.toString(StandardCharsets.UTF_8), null, null));
      return client;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    } catch (IOException refused) {
      client.close();
      throw refused;
    }
  }

  /** Runs one command as root of a machine over a connection of its own. */
  Ran run(Machine machine, String line) {
    try (SSHClient client = to(machine, "root")) {
      return run(client, line);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static Ran run(SSHClient client, String line) throws IOException {
    try (Session session = client.startSession();
        Session.Command command = session.exec(line)) {
      String out = text(command.getInputStream());
      String err = text(command.getErrorStream());
      command.join();
      Integer status = command.getExitStatus();
      return new Ran(out.strip(), err.strip(), status == null ? -1 : status);
    }
  }

  private static String text(InputStream in) throws IOException {
    return new String(in.readAllBytes(), StandardCharsets.UTF_8);
  }

  /** What a command printed, and its exit code (-1: none came). */
  record Ran(String out, String err, int status) {}
}
