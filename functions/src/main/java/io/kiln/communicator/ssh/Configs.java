package io.kiln.communicator.ssh;

import com.hierynomus.sshj.key.KeyAlgorithm;
import com.hierynomus.sshj.key.KeyAlgorithms;
import io.kiln.build.StepFailure;
import io.kiln.communicator.Transport;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import net.schmizz.keepalive.KeepAliveProvider;
import net.schmizz.sshj.Config;
import net.schmizz.sshj.DefaultConfig;
import net.schmizz.sshj.common.Factory;
import net.schmizz.sshj.common.KeyType;
import net.schmizz.sshj.signature.Signature;
import net.schmizz.sshj.signature.SignatureRSA;

/** What the library may agree on with the other side: everything it knows, or what was named. */
final class Configs {
  /** No algorithms, but how a client says that it knows RSA with SHA-2; they stay in any case. */
  private static final String MARK = "ext-info-c";

  private final Config usual = fresh();

  Config of(Transport transport) {
    if (transport.ciphers().isEmpty() && transport.keyExchanges().isEmpty()) {
      return usual;
    }
    Config own = fresh();
    if (!transport.ciphers().isEmpty()) {
      own.setCipherFactories(chosen("cipher", transport.ciphers(), own.getCipherFactories()));
    }
    if (!transport.keyExchanges().isEmpty()) {
      List<String> names = new ArrayList<>(transport.keyExchanges());
      names.add(MARK);
      own.setKeyExchangeFactories(chosen("key exchange", names, own.getKeyExchangeFactories()));
    }
    return own;
  }

  private static Config fresh() {
    DefaultConfig defaults = new DefaultConfig();
    defaults.setKeepAliveProvider(KeepAliveProvider.KEEP_ALIVE);
    List<Factory.Named<KeyAlgorithm>> keys = new ArrayList<>();
    keys.add(certified("rsa-sha2-512", new SignatureRSA.FactoryRSASHA512()));
    keys.add(certified("rsa-sha2-256", new SignatureRSA.FactoryRSASHA256()));
    keys.addAll(defaults.getKeyAlgorithms());
    defaults.setKeyAlgorithms(keys);
    return defaults;
  }

  /** The library signs with SHA-1 for a certified RSA key, which servers refuse by now. */
  private static Factory.Named<KeyAlgorithm> certified(
      String name, Factory.Named<Signature> signature) {
    return new KeyAlgorithms.Factory(name + "-cert-v01@openssh.com", signature, KeyType.RSA_CERT);
  }

  private static <T> List<Factory.Named<T>> chosen(
      String what, List<String> names, List<Factory.Named<T>> known) {
    return names.stream()
        .map(
            name ->
                find(name, known)
                    .orElseThrow(() -> StepFailure.refused("There is no " + what + " " + name)))
        .collect(Collectors.toList());
  }

  private static <T> Optional<Factory.Named<T>> find(String name, List<Factory.Named<T>> known) {
    return known.stream().filter(factory -> factory.getName().equals(name)).findFirst();
  }
}
