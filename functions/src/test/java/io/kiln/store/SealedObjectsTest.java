package io.kiln.store;

import static io.kiln.store.BucketContract.bytes;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.SecureRandom;
import org.junit.jupiter.api.Test;

class SealedObjectsTest {
  private final MemoryBucket bucket = new MemoryBucket();
  private final SealedObjects objects = anew();

  @Test
  void whatWasWrittenOrReadIsNotReadAgain() {
    SealedObjects reader = anew();
    objects.create("k", bytes("x"));
    assertThat(reader.find("k")).contains(bytes("x"));
    int before = bucket.reads();

    assertThat(objects.find("k")).contains(bytes("x"));
    assertThat(reader.find("k")).contains(bytes("x"));
    assertThat(bucket.reads()).isEqualTo(before);
  }

  @Test
  void theFirstWriterCounts() {
    anew().create("k", bytes("first"));

    assertThat(objects.create("k", bytes("second"))).isFalse();
    assertThat(objects.find("k")).contains(bytes("first"));
  }

  @Test
  void whatWasNotThereIsLookedForAgain() {
    assertThat(objects.find("k")).isEmpty();
    anew().create("k", bytes("x"));

    assertThat(objects.find("k")).contains(bytes("x"));
  }

  @Test
  void whatWasChangedIsRefused() {
    objects.create("k", bytes("x"));
    byte[] sealed = bucket.get("k").orElseThrow();
    sealed[sealed.length - 1] ^= 1;
    bucket.put("k", sealed);

    assertThatThrownBy(() -> anew().find("k")).isInstanceOf(StoreFailure.class);
  }

  private SealedObjects anew() {
    return new SealedObjects(bucket, new Vault(bucket, new SecureRandom()));
  }
}
