package io.kiln.function;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.kiln.build.BundleFile;
import io.kiln.build.BundleFiles;
import io.kiln.communicator.Hop;
import io.kiln.communicator.Login;
import io.kiln.communicator.Proxy;
import io.kiln.communicator.Transport;
import io.kiln.template.Bastion;
import io.kiln.template.EcsBuilder;
import io.kiln.template.Secret;
import io.kiln.template.SocksProxy;
import io.kiln.template.SshSettings;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Duration;

/** Makes of a template's settings, and of the files that they name, the way into its machine. */
final class Logins {
  private final BundleFiles files;

  private Logins(BundleFiles files) {
    this.files = files;
  }

  /** A builder that connects to nothing gets a login nobody asks for. */
  static Login of(EcsBuilder config, BundleFiles files) {
    return config
        .communicator()
        .map(ssh -> new Logins(files).login(ssh))
        .orElseGet(() -> Login.builder().user("root").build());
  }

  private Login login(SshSettings ssh) {
    return Login.builder()
        .user(ssh.username())
        .host(ssh.host())
        .port(ssh.port())
        .pty(ssh.pty())
        .password(ssh.password())
        .certificate(ssh.certificateFile().map(this::text))
        .transport(transport(ssh))
        .build();
  }

  private Transport transport(SshSettings ssh) {
    Duration keepAlive =
        ssh.keepAliveInterval().isNegative() ? Duration.ZERO : ssh.keepAliveInterval();
    Transport.Builder transport =
        Transport.builder()
            .bastion(ssh.bastion().map(this::hop))
            .proxy(ssh.proxy().map(Logins::proxy))
            .ciphers(ssh.ciphers())
            .keyExchanges(ssh.keyExchanges())
            .keepAlive(keepAlive);
    ssh.readWriteTimeout().ifPresent(transport::silence);
    return transport.build();
  }

  private Hop hop(Bastion bastion) {
    return Hop.builder()
        .host(bastion.host())
        .port(bastion.port())
        .user(bastion.username())
        .password(bastion.password())
        .privateKey(bastion.privateKeyFile().map(this::text).map(Secret::of))
        .certificate(bastion.certificateFile().map(this::text))
        .build();
  }

  private static Proxy proxy(SocksProxy proxy) {
    return Proxy.builder()
        .host(proxy.host())
        .port(proxy.port())
        .user(proxy.username())
        .password(proxy.password())
        .build();
  }

  private String text(String path) {
    BundleFile file = files.list(path).get(0);
    try (InputStream in = files.open(file, 0)) {
      return new String(in.readAllBytes(), UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException("Can't read " + path, e);
    }
  }
}
