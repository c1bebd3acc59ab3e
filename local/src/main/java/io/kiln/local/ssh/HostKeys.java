package io.kiln.local.ssh;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.sshd.common.config.keys.KeyUtils;
import org.apache.sshd.common.config.keys.writer.openssh.OpenSSHKeyPairResourceWriter;
import org.apache.sshd.common.util.io.resource.PathResource;
import org.apache.sshd.common.util.security.SecurityUtils;

/** The keys by which a machine is known, in the files that sshd would use. */
public final class HostKeys {
  private static final String ED25519 = "ssh_host_ed25519_key";
  private static final String ECDSA = "ssh_host_ecdsa_key";

  private final Map<String, KeyPair> pairs;

  private HostKeys(Map<String, KeyPair> pairs) {
    this.pairs = pairs;
  }

  /** New keys, of the types that take no time to make: every client knows at least one. */
  public static HostKeys generate() {
    try {
      return new HostKeys(
          Map.of(
              ED25519, KeyUtils.generateKeyPair("ssh-ed25519", 256),
              ECDSA, KeyUtils.generateKeyPair("ecdsa-sha2-nistp256", 256)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("This JVM can't make SSH host keys", e);
    }
  }

  /** The keys that {@link #write} left in a folder. */
  public static HostKeys read(Path folder) {
    return new HostKeys(
        Map.of(ED25519, pair(folder.resolve(ED25519)), ECDSA, pair(folder.resolve(ECDSA))));
  }

  /** Writes private and public files, readable by their owner only, into a new folder. */
  public void write(Path folder) throws IOException {
    Files.createDirectory(
        folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    OpenSSHKeyPairResourceWriter writer = OpenSSHKeyPairResourceWriter.INSTANCE;
    for (Map.Entry<String, KeyPair> entry : pairs.entrySet()) {
      try (OutputStream secret = Files.newOutputStream(folder.resolve(entry.getKey()));
          OutputStream open = Files.newOutputStream(folder.resolve(entry.getKey() + ".pub"))) {
        writer.writePrivateKey(entry.getValue(), "", null, secret);
        writer.writePublicKey(entry.getValue(), "", open);
      } catch (GeneralSecurityException e) {
        throw new IOException("Writing host key " + entry.getKey(), e);
      }
    }
  }

  List<KeyPair> pairs() {
    return new ArrayList<>(pairs.values());
  }

  private static KeyPair pair(Path file) {
    try (var in = Files.newInputStream(file)) {
      return SecurityUtils.loadKeyPairIdentities(null, new PathResource(file), in, null)
          .iterator()
          .next();
    } catch (IOException e) {
      throw new UncheckedIOException("Reading host key " + file, e);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Not a host key: " + file, e);
    }
  }
}
