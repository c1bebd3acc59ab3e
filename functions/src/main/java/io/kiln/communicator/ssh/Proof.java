package io.kiln.communicator.ssh;

import io.kiln.build.StepFailure;
import io.kiln.communicator.CommunicatorFailure;
import io.kiln.communicator.CommunicatorFailure.Reason;
import io.kiln.communicator.Identity;
import io.kiln.template.Secret;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import net.schmizz.sshj.SSHClient;
import net.schmizz.sshj.userauth.UserAuthException;
import net.schmizz.sshj.userauth.keyprovider.KeyProvider;
import net.schmizz.sshj.userauth.method.AuthKeyboardInteractive;
import net.schmizz.sshj.userauth.method.AuthMethod;
import net.schmizz.sshj.userauth.method.AuthPassword;
import net.schmizz.sshj.userauth.method.AuthPublickey;
import net.schmizz.sshj.userauth.method.PasswordResponseProvider;
import net.schmizz.sshj.userauth.password.PasswordFinder;
import net.schmizz.sshj.userauth.password.PasswordUtils;

/** Proves to a server who we are: with the key first, then with the password. */
final class Proof {
  private Proof() {}

  static void give(SSHClient client, Identity identity) throws IOException {
    try {
      client.auth(identity.user(), methods(client, identity));
    } catch (UserAuthException e) {
      String what =
          identity.privateKey().isEmpty()
              ? "password"
              : identity.password().isEmpty() ? "key" : "key and the password";
      throw new CommunicatorFailure(
          Reason.LOGIN_REFUSED, identity.label() + " refuses the " + what + " of this build", e);
    }
  }

  private static List<AuthMethod> methods(SSHClient client, Identity identity) {
    List<AuthMethod> methods = new ArrayList<>();
    identity.privateKey().ifPresent(key -> methods.add(publicKey(client, identity, key)));
    identity
        .password()
        .ifPresent(
            password -> {
              PasswordFinder finder = PasswordUtils.createOneOff(password.reveal().toCharArray());
              PasswordFinder again = PasswordUtils.createOneOff(password.reveal().toCharArray());
              methods.add(new AuthPassword(finder));
              methods.add(new AuthKeyboardInteractive(new PasswordResponseProvider(again)));
            });
    return methods;
  }

  private static AuthMethod publicKey(SSHClient client, Identity identity, Secret key) {
    KeyProvider plain = PrivateKeys.read(client, key, "The private key for " + identity.label());
    return new AuthPublickey(
        identity.certificate().map(line -> certified(identity, plain, line)).orElse(plain));
  }

  private static KeyProvider certified(Identity identity, KeyProvider key, String line) {
    try {
      KeyProvider provider = new CertifiedKey(key, line);
      provider.getPublic();
      return provider;
    } catch (IOException e) {
      throw StepFailure.refused(
          "The certificate for " + identity.label() + " can't be read: " + e.getMessage());
    }
  }
}
