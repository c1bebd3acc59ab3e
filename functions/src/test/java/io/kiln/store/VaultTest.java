package io.kiln.store;

import static io.kiln.store.BucketContract.bytes;
import static io.kiln.store.Entries.BUILD;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kiln.template.Secret;
import java.security.SecureRandom;
import org.junit.jupiter.api.Test;

class VaultTest {
  private final MemoryBucket bucket = new MemoryBucket();
  private final Vault vault = new Vault(bucket, new SecureRandom());
  private final BucketSecrets secrets = new BucketSecrets(new SealedObjects(bucket, vault));

  @Test
  void whatIsSealedOpensForAnotherHolderOfTheBucket() {
    byte[] sealed = vault.seal("k", bytes("hunter2"));

    assertThat(new Vault(bucket, new SecureRandom()).open("k", sealed)).isEqualTo(bytes("hunter2"));
    assertThat(new String(sealed, ISO_8859_1)).doesNotContain("hunter2");
  }

  @Test
  void theSameTextIsNeverSealedTheSameWay() {
    assertThat(vault.seal("k", bytes("x"))).isNotEqualTo(vault.seal("k", bytes("x")));
  }

  @Test
  void anyChangedByteIsRefused() {
    byte[] sealed = vault.seal("k", bytes("hunter2"));
    for (int i = 0; i < sealed.length; i++) {
      byte[] changed = sealed.clone();
      changed[i] ^= 1;

      assertThatThrownBy(() -> vault.open("k", changed))
          .as("byte " + i)
          .isInstanceOf(StoreFailure.class);
    }
  }

  @Test
  void whatIsMovedToAnotherKeyIsRefused() {
    byte[] sealed = vault.seal("k", bytes("hunter2"));

    assertThatThrownBy(() -> vault.open("other", sealed)).isInstanceOf(StoreFailure.class);
  }

  @Test
  void aSecretIsKeptOnce() {
    assertThat(secrets.find(BUILD, "key")).isEmpty();
    assertThat(secrets.keep(BUILD, "key", Secret.of("first")).reveal()).isEqualTo("first");
    assertThat(secrets.keep(BUILD, "key", Secret.of("second")).reveal()).isEqualTo("first");
    assertThat(secrets.find(BUILD, "key").map(Secret::reveal)).contains("first");
  }

  @Test
  void aSecretWrittenByARetryCounts() {
    vault.seal("k", bytes("x"));
    bucket.retrying();

    assertThat(secrets.keep(BUILD, "key", Secret.of("mine")).reveal()).isEqualTo("mine");
  }

  @Test
  void theFirstMasterKeyCounts() {
    byte[] sealed = new Vault(bucket, new SecureRandom()).seal("k", bytes("x"));

    assertThat(vault.open("k", sealed)).isEqualTo(bytes("x"));
    assertThat(bucket.list("keys/")).containsExactly("keys/master");
  }

  @Test
  void aBrokenMasterKeyIsNamed() {
    bucket.create("keys/master", bytes("no key"));

    assertThatThrownBy(() -> vault.seal("k", bytes("x")))
        .isInstanceOf(StoreFailure.class)
        .hasMessageContaining("keys/master");
  }
}
