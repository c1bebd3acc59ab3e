package io.kiln.local.oss;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.aliyun.oss.ClientBuilderConfiguration;
import com.aliyun.oss.OSS;
import com.aliyun.oss.OSSClientBuilder;
import com.aliyun.oss.OSSException;
import com.aliyun.oss.common.auth.DefaultCredentialProvider;
import com.aliyun.oss.common.comm.SignVersion;
import com.aliyun.oss.model.AppendObjectRequest;
import com.aliyun.oss.model.AppendObjectResult;
import com.aliyun.oss.model.Bucket;
import com.aliyun.oss.model.DeleteObjectsRequest;
import com.aliyun.oss.model.GetObjectRequest;
import com.aliyun.oss.model.ListObjectsRequest;
import com.aliyun.oss.model.ListObjectsV2Request;
import com.aliyun.oss.model.ListObjectsV2Result;
import com.aliyun.oss.model.OSSObject;
import com.aliyun.oss.model.OSSObjectSummary;
import com.aliyun.oss.model.ObjectListing;
import com.aliyun.oss.model.ObjectMetadata;
import com.aliyun.oss.model.PutObjectRequest;
import io.kiln.local.testing.CloudUnderTest;
import io.kiln.local.testing.DocumentedBy;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

@DocumentedBy(page = "platform.md 6", read = "2026-11")
class OssServerTest {
  private static final String BUCKET = "state";

  @RegisterExtension final CloudUnderTest cloud = new CloudUnderTest();

  private OSS oss = client("http://127.0.0.1:1", SignVersion.V4);

  private static OSS client(String endpoint, SignVersion version) {
    ClientBuilderConfiguration configuration = new ClientBuilderConfiguration();
    configuration.setSignatureVersion(version);
    return OSSClientBuilder.create()
        .endpoint(endpoint)
        .region("cn-shenzhen")
        .credentialsProvider(new DefaultCredentialProvider("id", "secret", "token"))
        .clientConfiguration(configuration)
        .build();
  }

  private OSS client(SignVersion version) {
    return client(cloud.cloud().ossEndpoint().toString(), version);
  }

  @BeforeEach
  void connect() {
    oss.shutdown();
    oss = client(SignVersion.V4);
    oss.createBucket(BUCKET);
  }

  @AfterEach
  void disconnect() {
    oss.shutdown();
  }

  @Test
  void anObjectComesBackAsItWasPut() throws IOException {
    ObjectMetadata metadata = onlyNew();
    metadata.setContentType("application/json");
    metadata.addUserMetadata("build", "b-1");
    metadata.setServerSideEncryption(ObjectMetadata.AES_256_SERVER_SIDE_ENCRYPTION);

    oss.putObject(BUCKET, "builds/a b+c/1.json", bytes("{\"名\":1}"), metadata);

    try (OSSObject object = oss.getObject(BUCKET, "builds/a b+c/1.json")) {
      assertThat(text(object)).isEqualTo("{\"名\":1}");
      assertThat(object.getObjectMetadata().getContentType()).isEqualTo("application/json");
      assertThat(object.getObjectMetadata().getUserMetadata()).containsEntry("build", "b-1");
      assertThat(object.getObjectMetadata().getServerSideEncryption()).isEqualTo("AES256");
    }
  }

  @Test
  void theOlderSignatureAndChunkedBodiesAreTakenToo() throws IOException {
    OSS older = client(SignVersion.V1);

    older.putObject(new PutObjectRequest(BUCKET, "chunked", bytes("x".repeat(100_000))));

    assertThat(read("chunked")).hasSize(100_000);
    older.shutdown();
  }

  @Test
  void aKeyIsCreatedOnlyOnceWhereOverwritingIsForbidden() throws IOException {
    oss.putObject(BUCKET, "seq/1", bytes("first"), onlyNew());

    assertThatThrownBy(() -> oss.putObject(BUCKET, "seq/1", bytes("second"), onlyNew()))
        .isInstanceOfSatisfying(
            OSSException.class, e -> assertThat(e.getErrorCode()).isEqualTo("FileAlreadyExists"));
    assertThat(read("seq/1")).isEqualTo("first");
  }

  @Test
  void ofManyWritersOfANewKeyExactlyOneWins() throws Exception {
    ExecutorService writers = Executors.newFixedThreadPool(8);
    List<Callable<Boolean>> attempts = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      String body = "writer " + i;
      attempts.add(() -> wins(body));
    }

    int won = 0;
    for (Future<Boolean> attempt : writers.invokeAll(attempts)) {
      won += attempt.get() ? 1 : 0;
    }

    assertThat(won).isEqualTo(1);
    assertThat(read("contested")).startsWith("writer ");
    writers.shutdown();
  }

  private boolean wins(String body) {
    try {
      oss.putObject(BUCKET, "contested", bytes(body), onlyNew());
      return true;
    } catch (OSSException e) {
      assertThat(e.getErrorCode()).isEqualTo("FileAlreadyExists");
      return false;
    }
  }

  @Test
  void appendingNeedsToKnowTheEnd() throws IOException {
    AppendObjectResult first = append(0, "one ");
    AppendObjectResult second = append(first.getNextPosition(), "two");

    assertThat(second.getNextPosition()).isEqualTo(7);
    assertThatThrownBy(() -> append(4, "again"))
        .isInstanceOfSatisfying(
            OSSException.class,
            e -> assertThat(e.getErrorCode()).isEqualTo("PositionNotEqualToLength"));
    assertThat(read("log")).isEqualTo("one two");
  }

  @Test
  void aNormalObjectCannotBeAppendedTo() {
    oss.putObject(BUCKET, "log", bytes("normal"));

    assertThatThrownBy(() -> append(6, "more"))
        .isInstanceOfSatisfying(
            OSSException.class, e -> assertThat(e.getErrorCode()).isEqualTo("ObjectNotAppendable"));
  }

  @Test
  void whatIsMissingIsNamed() {
    assertThat(codeOf(() -> oss.getObject(BUCKET, "none"))).isEqualTo("NoSuchKey");
    assertThat(codeOf(() -> oss.getObjectMetadata(BUCKET, "none"))).isEqualTo("NoSuchKey");
    assertThat(codeOf(() -> oss.getObject("nowhere", "none"))).isEqualTo("NoSuchBucket");
    assertThat(codeOf(() -> oss.copyObject(BUCKET, "a", BUCKET, "b"))).isEqualTo("NotImplemented");
    assertThat(oss.doesObjectExist(BUCKET, "none")).isFalse();
    assertThat(oss.doesBucketExist("nowhere")).isFalse();
    assertThat(oss.doesBucketExist(BUCKET)).isTrue();
  }

  @Test
  void aPartOfAnObjectCanBeRead() throws IOException {
    oss.putObject(BUCKET, "digits", bytes("0123456789"));
    GetObjectRequest request = new GetObjectRequest(BUCKET, "digits");
    request.setRange(3, 5);

    try (OSSObject part = oss.getObject(request)) {
      assertThat(text(part)).isEqualTo("345");
    }
  }

  @Test
  void aListingFoldsFoldersAndGoesPageByPage() {
    for (String key : List.of("a/1", "a/2", "b/1", "c", "d&<e>")) {
      oss.putObject(BUCKET, key, bytes(key));
    }

    ObjectListing folded = oss.listObjects(new ListObjectsRequest(BUCKET, "", "", "/", 100));
    ListObjectsV2Request pages = new ListObjectsV2Request(BUCKET);
    pages.setMaxKeys(3);
    ListObjectsV2Result one = oss.listObjectsV2(pages);
    pages.setContinuationToken(one.getNextContinuationToken());
    ListObjectsV2Result two = oss.listObjectsV2(pages);

    assertThat(folded.getCommonPrefixes()).containsExactly("a/", "b/");
    assertThat(keys(folded.getObjectSummaries())).containsExactly("c", "d&<e>");
    assertThat(keys(one.getObjectSummaries())).containsExactly("a/1", "a/2", "b/1");
    assertThat(one.isTruncated()).isTrue();
    assertThat(keys(two.getObjectSummaries())).containsExactly("c", "d&<e>");
    assertThat(two.isTruncated()).isFalse();
    assertThat(keys(oss.listObjects(BUCKET, "a/").getObjectSummaries()))
        .containsExactly("a/1", "a/2");
  }

  @Test
  void manyAreDeletedAtOnce() {
    oss.putObject(BUCKET, "a", bytes("a"));
    oss.putObject(BUCKET, "b", bytes("b"));

    oss.deleteObjects(new DeleteObjectsRequest(BUCKET).withKeys(List.of("a", "b", "never")));

    assertThat(oss.listObjects(BUCKET).getObjectSummaries()).isEmpty();
    oss.deleteBucket(BUCKET);
    assertThat(oss.listBuckets()).extracting(Bucket::getName).doesNotContain(BUCKET);
  }

  @Test
  void objectsOutliveTheProcess() throws IOException {
    oss.putObject(BUCKET, "x".repeat(500) + "/kept", bytes("kept"));
    append(0, "begun ");

    cloud.reopen();
    oss.shutdown();
    oss = client(SignVersion.V4);
    append(6, "and ended");

    assertThat(read("x".repeat(500) + "/kept")).isEqualTo("kept");
    assertThat(read("log")).isEqualTo("begun and ended");
  }

  private AppendObjectResult append(long position, String text) {
    AppendObjectRequest request = new AppendObjectRequest(BUCKET, "log", bytes(text));
    request.setPosition(position);
    return oss.appendObject(request);
  }

  private static String codeOf(Runnable call) {
    return catchThrowableOfType(OSSException.class, call::run).getErrorCode();
  }

  private static ObjectMetadata onlyNew() {
    ObjectMetadata metadata = new ObjectMetadata();
    metadata.setHeader("x-oss-forbid-overwrite", "true");
    return metadata;
  }

  private static List<String> keys(List<OSSObjectSummary> summaries) {
    return summaries.stream().map(OSSObjectSummary::getKey).toList();
  }

  private String read(String key) throws IOException {
    try (OSSObject object = oss.getObject(BUCKET, key)) {
      return text(object);
    }
  }

  private static String text(OSSObject object) throws IOException {
    return new String(object.getObjectContent().readAllBytes(), StandardCharsets.UTF_8);
  }

  private static InputStream bytes(String text) {
    return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
  }
}
