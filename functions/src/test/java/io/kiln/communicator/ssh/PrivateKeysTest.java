package io.kiln.communicator.ssh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kiln.build.StepFailure;
import io.kiln.template.Secret;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Keys as ssh-keygen writes them. */
class PrivateKeysTest {
  @TempDir private Path folder = Path.of("");

  @Test
  void aKeyWithoutAPassphraseCanBeUsed() throws Exception {
    Secret key = generated("ed25519", "");

    assertThatCode(() -> PrivateKeys.require(key, "The private key 'k'"))
        .doesNotThrowAnyException();
  }

  @Test
  void aKeyWithAPassphraseIsRefusedByName() throws Exception {
    Secret key = generated("rsa", "a passphrase");

    assertThatThrownBy(() -> PrivateKeys.require(key, "The private key 'k'"))
        .isInstanceOf(StepFailure.class)
        .hasMessage(
            "The private key 'k' can't be read: want an unencrypted key in OpenSSH's or PEM format");
  }

  @Test
  void whatIsNoKeyIsRefusedAndNotQuoted() {
    assertThatThrownBy(() -> PrivateKeys.require(Secret.of("hush hush"), "The private key 'k'"))
        .isInstanceOf(StepFailure.class)
        .hasMessageNotContaining("hush")
        .hasNoCause();
  }

  private Secret generated(String type, String passphrase)
      throws IOException, InterruptedException {
    Path file = folder.resolve("key");
    Process made =
        new ProcessBuilder("ssh-keygen", "-q", "-t", type, "-N", passphrase, "-f", file.toString())
            .inheritIO()
            .start();
    assertThat(made.waitFor()).isZero();
    return Secret.of(Files.readString(file));
  }
}
