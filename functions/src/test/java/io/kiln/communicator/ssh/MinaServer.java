package io.kiln.communicator.ssh;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.PublicKey;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.sshd.common.config.keys.KeyUtils;
import org.apache.sshd.common.config.keys.OpenSshCertificate;
import org.apache.sshd.common.keyprovider.KeyPairProvider;
import org.apache.sshd.common.util.net.SshdSocketAddress;
import org.apache.sshd.server.SshServer;
import org.apache.sshd.server.auth.UserAuthFactory;
import org.apache.sshd.server.auth.keyboard.UserAuthKeyboardInteractiveFactory;
import org.apache.sshd.server.forward.AcceptAllForwardingFilter;
import org.apache.sshd.server.forward.RejectAllForwardingFilter;
import org.apache.sshd.server.shell.ProcessShellCommandFactory;

/** Apache MINA's SSH server: one that nobody here wrote, and that can be told what to accept. */
final class MinaServer implements AutoCloseable {
  static final String USER = "baker";

  private final SshServer server = SshServer.setUpDefaultServer();
  private final List<String> forwarded = Collections.synchronizedList(new ArrayList<>());

  MinaServer() throws GeneralSecurityException {
    server.setHost("127.0.0.1");
    server.setPort(0);
    server.setKeyPairProvider(KeyPairProvider.wrap(rsa()));
    server.setCommandFactory(ProcessShellCommandFactory.INSTANCE);
    server.setForwardingFilter(RejectAllForwardingFilter.INSTANCE);
  }

  static KeyPair rsa() throws GeneralSecurityException {
    return KeyUtils.generateKeyPair("ssh-rsa", 2048);
  }

  MinaServer letsIn(PublicKey known) {
    server.setPublickeyAuthenticator(
        (user, key, session) -> user.equals(USER) && KeyUtils.compareKeys(known, key));
    return this;
  }

  /** Only whoever brings a certificate that this key has signed. */
  MinaServer trusts(PublicKey authority) {
    server.setPublickeyAuthenticator(
        (user, key, session) ->
            key instanceof OpenSshCertificate
                && KeyUtils.compareKeys(authority, ((OpenSshCertificate) key).getCaPubKey()));
    return this;
  }

  MinaServer letsIn(String password) {
    server.setPasswordAuthenticator(
        (user, given, session) -> user.equals(USER) && given.equals(password));
    return this;
  }

  /** As servers do that leave passwords to PAM. */
  MinaServer asksInDialogueOnly() {
    List<UserAuthFactory> dialogue = List.of(UserAuthKeyboardInteractiveFactory.INSTANCE);
    server.setUserAuthFactories(dialogue);
    return this;
  }

  MinaServer passesOn() {
    server.setForwardingFilter(
        new AcceptAllForwardingFilter() {
          @Override
          protected boolean checkAcceptance(
              String request,
              org.apache.sshd.common.session.Session session,
              SshdSocketAddress target) {
            return forwarded.add(target.getHostName() + ":" + target.getPort());
          }
        });
    return this;
  }

  MinaServer speaksOnly(String cipher, String keyExchange) {
    server.setCipherFactories(
        server.getCipherFactories().stream()
            .filter(one -> one.getName().equals(cipher))
            .collect(Collectors.toList()));
    server.setKeyExchangeFactories(
        server.getKeyExchangeFactories().stream()
            .filter(one -> one.getName().equals(keyExchange))
            .collect(Collectors.toList()));
    return this;
  }

  MinaServer start() throws IOException {
    server.start();
    return this;
  }

  int port() {
    return server.getPort();
  }

  /** What was passed on, as host and port. */
  List<String> forwarded() {
    return List.copyOf(forwarded);
  }

  @Override
  public void close() throws IOException {
    server.stop(true);
  }
}
