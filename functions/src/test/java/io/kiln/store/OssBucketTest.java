package io.kiln.store;

import static io.kiln.store.BucketContract.bytes;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kiln.build.Endpoint;
import io.kiln.template.Secret;
import java.io.IOException;
import java.net.URI;
import java.security.SecureRandom;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class OssBucketTest implements BucketContract {
  private final FakeOss oss;
  private final OssBucket bucket;

  OssBucketTest() throws IOException {
    oss = new FakeOss();
    bucket = OssBucket.at(place().endpoint(Endpoint.of(oss.uri())).build());
  }

  @AfterEach
  void close() {
    bucket.close();
    oss.close();
  }

  @Override
  public Bucket bucket() {
    return bucket;
  }

  @Test
  void whatIsWrittenIsSignedEncryptedAndOfKnownLength() {
    bucket.create("a", bytes("four"));

    assertThat(oss.lastHeader("Authorization"))
        .startsWith("OSS4-HMAC-SHA256 Credential=key-id/")
        .contains("/cn-shenzhen/oss/");
    assertThat(oss.lastHeader("x-oss-security-token")).isEqualTo("token");
    assertThat(oss.lastHeader("x-oss-server-side-encryption")).isEqualTo("AES256");
    assertThat(oss.lastHeader("x-oss-forbid-overwrite")).isEqualTo("true");
    assertThat(oss.lastHeader("Content-Length")).isEqualTo("4");
  }

  @Test
  void aLostAnswerToACreateReadsAsSomebodyWroteIt() {
    oss.dropNextAnswer();

    boolean created = bucket.create("a", bytes("mine"));

    assertThat(oss.requests()).isEqualTo(2);
    assertThat(created).isFalse();
    assertThat(bucket.get("a")).contains(bytes("mine"));
  }

  @Test
  void theJournalKnowsAnOwnRetriedWrite() {
    Vault vault = new Vault(new MemoryBucket(), new SecureRandom());
    oss.dropNextAnswer();

    assertThat(new BucketJournal(bucket, vault).append(Entries.entry(1, "nonce"))).isTrue();
  }

  @Test
  void nobodyThereIsAFailureInOurWords() {
    oss.close();

    assertThatThrownBy(() -> bucket.get("a"))
        .isInstanceOf(StoreFailure.class)
        .hasMessageStartingWith("Can't read oss://bkt/a: no answer")
        .hasMessageNotContaining("secret")
        .hasMessageNotContaining("token");
  }

  @Test
  void theRegionsOwnEndpointIsTheDefault() {
    assertThat(place().build().endpoint()).hasToString("https://oss-cn-shenzhen.aliyuncs.com");
    assertThatThrownBy(() -> Endpoint.of(URI.create("http://oss-cn-shenzhen.aliyuncs.com")))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static OssPlace.Builder place() {
    return OssPlace.builder()
        .region("cn-shenzhen")
        .bucket("bkt")
        .keyId("key-id")
        .secret(Secret.of("secret"))
        .token(Secret.of("token"));
  }
}
