package io.kiln.store;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class MemoryBucketTest implements BucketContract {
  private final MemoryBucket bucket = new MemoryBucket();

  @Override
  public Bucket bucket() {
    return bucket;
  }

  @Test
  void aVersionedBucketIsRefused() {
    assertThatThrownBy(() -> new MemoryBucket().versioned().probe())
        .isInstanceOf(StoreFailure.class)
        .hasMessageContaining("versioning");
  }
}
