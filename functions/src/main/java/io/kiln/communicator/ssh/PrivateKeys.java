package io.kiln.communicator.ssh;

import io.kiln.build.StepFailure;
import io.kiln.template.Secret;
import java.io.IOException;
import net.schmizz.sshj.SSHClient;
import net.schmizz.sshj.userauth.keyprovider.KeyProvider;

/** Private keys as their files hold them. */
public final class PrivateKeys {
  private PrivateKeys() {}

  /**
   * Makes sure that a key can be used, before anything is made that costs money.
   *
   * @param label what the message calls it: {@code "ssh_private_key_file 'id_rsa'"}
   * @throws StepFailure of kind REFUSED when it has a passphrase, or is no key
   */
  public static void require(Secret key, String label) {
    try (SSHClient client = new SSHClient()) {
      KeyProvider unused = read(client, key, label);
    } catch (IOException e) {
      throw new IllegalStateException("a client that never connected can't be closed", e);
    }
  }

  static KeyProvider read(SSHClient client, Secret key, String label) {
    try {
      KeyProvider provider = client.loadKeys(key.reveal(), null, null);
      provider.getPublic();
      return provider;
    } catch (IOException e) {
      // not passed on: it may quote the key
      throw StepFailure.refused(
          label + " can't be read: want an unencrypted key in OpenSSH's or PEM format");
    }
  }
}
