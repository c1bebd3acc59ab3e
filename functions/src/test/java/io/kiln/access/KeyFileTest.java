package io.kiln.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.kiln.template.KeyType;
import io.kiln.template.Secret;
import java.security.PublicKey;
import java.security.SecureRandom;
import net.schmizz.sshj.SSHClient;
import net.schmizz.sshj.userauth.keyprovider.KeyProvider;
import org.apache.sshd.common.config.keys.AuthorizedKeyEntry;
import org.apache.sshd.common.config.keys.KeyUtils;
import org.apache.sshd.common.config.keys.PublicKeyEntryResolver;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KeyFileTest {
  @ParameterizedTest
  @CsvSource({
    "RSA, 2048, ssh-rsa",
    "RSA, 3072, ssh-rsa",
    "ECDSA, 256, ecdsa-sha2-nistp256",
    "ECDSA, 384, ecdsa-sha2-nistp384",
    "ECDSA, 521, ecdsa-sha2-nistp521",
    "ED25519, 256, ssh-ed25519"
  })
  void bothHalvesBelongTogetherForAnotherReader(KeyType type, int bits, String word)
      throws Exception {
    Secret privateKey = KeyFile.generate(type, bits, new SecureRandom());

    String line = KeyFile.publicLine(privateKey, "kiln-1");

    assertThat(line).startsWith(word + " ").endsWith(" kiln-1");
    PublicKey published =
        AuthorizedKeyEntry.parseAuthorizedKeyEntry(line)
            .resolvePublicKey(null, PublicKeyEntryResolver.IGNORING);
    try (SSHClient client = new SSHClient()) {
      KeyProvider kept = client.loadKeys(privateKey.reveal(), null, null);
      assertThat(kept.getType().toString()).isEqualTo(word);
      assertThat(KeyUtils.getFingerPrint(kept.getPublic()))
          .isEqualTo(KeyUtils.getFingerPrint(published));
    }
  }
}
