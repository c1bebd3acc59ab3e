package io.kiln.communicator.ssh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kiln.build.StepFailure;
import io.kiln.communicator.CommunicatorFailure;
import io.kiln.communicator.CommunicatorFailure.Reason;
import io.kiln.communicator.Hop;
import io.kiln.communicator.Proxy;
import io.kiln.communicator.Reach;
import io.kiln.communicator.RemoteCommand;
import io.kiln.communicator.Session;
import io.kiln.communicator.Target;
import io.kiln.communicator.Transport;
import io.kiln.template.Secret;
import io.kiln.template.option.SshAlgorithms;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.util.List;
import org.apache.sshd.certificate.OpenSshCertificateBuilder;
import org.apache.sshd.client.SshClient;
import org.apache.sshd.client.session.ClientSession;
import org.apache.sshd.client.session.forward.DynamicPortForwardingTracker;
import org.apache.sshd.common.config.keys.OpenSshCertificate;
import org.apache.sshd.common.config.keys.PublicKeyEntry;
import org.apache.sshd.common.config.keys.writer.openssh.OpenSSHKeyPairResourceWriter;
import org.apache.sshd.common.util.net.SshdSocketAddress;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SshSettingsTest {
  private final SshCommunicator communicator = new SshCommunicator(Reach.direct());
  private KeyPair key;
  private MinaServer machine;

  @BeforeEach
  void start() throws Exception {
    key = MinaServer.rsa();
    machine = new MinaServer().letsIn(key.getPublic());
  }

  @AfterEach
  void stop() throws Exception {
    machine.close();
  }

  private static Secret pem(KeyPair pair) throws Exception {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    OpenSSHKeyPairResourceWriter.INSTANCE.writePrivateKey(pair, "test", null, out);
    return Secret.of(out.toString(StandardCharsets.US_ASCII));
  }

  private Target.Builder target() {
    return Target.builder().host("127.0.0.1").port(machine.port()).user(MinaServer.USER);
  }

  private Target.Builder withKey() throws Exception {
    return target().privateKey(pem(key));
  }

  private void letsIn(Target target) {
    try (Session session = communicator.open(target)) {
      assertThat(session.run(RemoteCommand.of("echo in")).text()).isEqualTo("in");
    }
  }

  private void refuses(Target target, Reason reason) {
    assertThatThrownBy(() -> communicator.open(target).close())
        .isInstanceOfSatisfying(
            CommunicatorFailure.class, e -> assertThat(e.reason()).isEqualTo(reason));
  }

  @Test
  void aPasswordIsEnough() throws Exception {
    machine.letsIn("s3cret").start();

    letsIn(target().password(Secret.of("s3cret")).build());
    refuses(target().password(Secret.of("wrong")).build(), Reason.LOGIN_REFUSED);
  }

  @Test
  void aPasswordIsToldInADialogueWhereThatIsTheOnlyWay() throws Exception {
    machine.letsIn("s3cret").asksInDialogueOnly().start();

    letsIn(target().password(Secret.of("s3cret")).build());
  }

  @Test
  void thePasswordIsTriedWhenTheKeyIsRefused() throws Exception {
    machine.letsIn("s3cret").start();

    letsIn(target().privateKey(pem(MinaServer.rsa())).password(Secret.of("s3cret")).build());
  }

  @Test
  void aCertificateVouchesForTheKey() throws Exception {
    KeyPair authority = MinaServer.rsa();
    machine.trusts(authority.getPublic()).start();
    OpenSshCertificate certificate =
        OpenSshCertificateBuilder.userCertificate()
            .id("test")
            .serial(1L)
            .publicKey(key.getPublic())
            .principals(List.of(MinaServer.USER))
            .validAfter(OpenSshCertificate.MIN_EPOCH)
            .validBefore(OpenSshCertificate.INFINITY)
            .sign(authority, "rsa-sha2-512");

    letsIn(withKey().certificate(PublicKeyEntry.toString(certificate)).build());
    refuses(withKey().build(), Reason.LOGIN_REFUSED);
  }

  @Test
  void theNamedAlgorithmsAreAgreedOnOrNone() throws Exception {
    machine.speaksOnly("aes128-ctr", "ecdh-sha2-nistp384").start();

    letsIn(withKey().transport(named("aes128-ctr", "ecdh-sha2-nistp384")).build());
    refuses(
        withKey().transport(named("aes256-ctr", "ecdh-sha2-nistp384")).build(), Reason.UNREACHABLE);
    refuses(
        withKey().transport(named("aes128-ctr", "curve25519-sha256")).build(), Reason.UNREACHABLE);
  }

  private static Transport named(String cipher, String keyExchange) {
    return Transport.builder().addCiphers(cipher).addKeyExchanges(keyExchange).build();
  }

  @Test
  void everyAlgorithmThatATemplateMayNameIsKnownToTheLibrary() {
    Transport all =
        Transport.builder()
            .ciphers(SshAlgorithms.CIPHERS)
            .keyExchanges(SshAlgorithms.KEY_EXCHANGES)
            .build();

    assertThat(new Configs().of(all).getCipherFactories()).hasSameSizeAs(SshAlgorithms.CIPHERS);
    assertThatThrownBy(() -> new Configs().of(named("rot13", "curve25519-sha256")))
        .isInstanceOf(StepFailure.class)
        .hasMessageContaining("rot13");
  }

  @Test
  void aBastionPassesTheConnectionOn() throws Exception {
    machine.start();
    KeyPair own = MinaServer.rsa();
    try (MinaServer bastion = new MinaServer().letsIn(own.getPublic()).passesOn().start()) {
      Hop hop = hop(bastion).privateKey(pem(own)).build();

      letsIn(withKey().transport(Transport.builder().bastion(hop).build()).build());

      assertThat(bastion.forwarded()).containsExactly("127.0.0.1:" + machine.port());
    }
  }

  @Test
  void aBastionThatRefusesIsNamed() throws Exception {
    machine.start();
    try (MinaServer bastion = new MinaServer().letsIn("right").passesOn().start()) {
      Hop hop = hop(bastion).password(Secret.of("wrong")).build();
      Target through = withKey().transport(Transport.builder().bastion(hop).build()).build();

      assertThatThrownBy(() -> communicator.open(through).close())
          .isInstanceOf(CommunicatorFailure.class)
          .hasMessage(hop.label() + " refuses the password of this build");
      assertThat(bastion.forwarded()).isEmpty();
    }
  }

  @Test
  void aBastionThatPassesNothingOnLeavesTheMachineOutOfReach() throws Exception {
    machine.start();
    try (MinaServer bastion = new MinaServer().letsIn("right").start()) {
      Hop hop = hop(bastion).password(Secret.of("right")).build();

      refuses(
          withKey().transport(Transport.builder().bastion(hop).build()).build(),
          Reason.UNREACHABLE);
    }
  }

  private static Hop.Builder hop(MinaServer bastion) {
    return Hop.builder().host("127.0.0.1").port(bastion.port()).user(MinaServer.USER);
  }

  @Test
  void aProxyLeadsToTheMachine() throws Exception {
    machine.start();
    try (MinaServer way = new MinaServer().letsIn("right").passesOn().start();
        SshClient client = SshClient.setUpDefaultClient()) {
      client.start();
      client.setServerKeyVerifier((session, address, serverKey) -> true);
      try (ClientSession session =
          client.connect(MinaServer.USER, "127.0.0.1", way.port()).verify(5000).getSession()) {
        session.addPasswordIdentity("right");
        session.auth().verify(5000);
        SshdSocketAddress free = new SshdSocketAddress("127.0.0.1", 0);
        try (DynamicPortForwardingTracker proxy =
            session.createDynamicPortForwardingTracker(free)) {
          Proxy socks =
              Proxy.builder().host("127.0.0.1").port(proxy.getBoundAddress().getPort()).build();

          letsIn(withKey().transport(Transport.builder().proxy(socks).build()).build());
        }
      }
      assertThat(way.forwarded()).containsExactly("127.0.0.1:" + machine.port());
    }
  }

  @Test
  void aProxyAsksForItsUserAndLeadsToTheBastionToo() throws Exception {
    machine.start();
    try (SocksServer socks = new SocksServer("me", "pass");
        MinaServer bastion = new MinaServer().letsIn("right").passesOn().start()) {
      Hop hop = hop(bastion).password(Secret.of("right")).build();
      Proxy.Builder proxy = Proxy.builder().host("127.0.0.1").port(socks.port());
      Transport.Builder transport = Transport.builder().bastion(hop);

      letsIn(
          withKey()
              .transport(
                  transport.proxy(proxy.user("me").password(Secret.of("pass")).build()).build())
              .build());
      Target wrong =
          withKey()
              .transport(Transport.builder().proxy(proxy.password(Secret.of("no")).build()).build())
              .build();

      assertThatThrownBy(() -> communicator.open(wrong).close())
          .isInstanceOf(CommunicatorFailure.class)
          .hasMessageContaining("refuses the user or the password")
          .hasMessageNotContaining("no\"");
    }
  }
}
