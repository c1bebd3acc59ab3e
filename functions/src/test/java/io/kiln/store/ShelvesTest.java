package io.kiln.store;

import static io.kiln.store.BucketContract.bytes;
import static io.kiln.store.Entries.BUILD;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kiln.build.Artifact;
import io.kiln.build.BuildId;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Artifacts, names and active builds: one small class each, on a real folder. */
class ShelvesTest {
  private static final BuildId OTHER = BuildId.of("b-2");

  @TempDir Path folder;
  private Bucket bucket = new MemoryBucket();

  @BeforeEach
  void open() {
    bucket = new FolderBucket(folder);
  }

  @Test
  void artifactsGrowByChunksAndRepeatsAreHarmless() throws IOException {
    BucketArtifacts artifacts = new BucketArtifacts(bucket);

    assertThat(artifacts.append(BUILD, "out/report", "0", 0, bytes("one"))).isEqualTo(3);
    assertThat(artifacts.append(BUILD, "out/report", "0", 0, bytes("one"))).isEqualTo(3);
    assertThat(artifacts.append(BUILD, "out/report", "0", 3, bytes("two"))).isEqualTo(6);
    assertThat(artifacts.append(BUILD, "out/report", "0", 0, bytes("one"))).isEqualTo(3);
    describe(artifacts, "out/report", "0");

    assertThat(artifacts.open(BUILD, "out/report").readAllBytes()).isEqualTo(bytes("onetwo"));
  }

  @Test
  void aLongerChunkAfterAShorterOneAddsTheRest() throws IOException {
    BucketArtifacts artifacts = new BucketArtifacts(bucket);
    artifacts.append(BUILD, "f", "0", 0, bytes("one"));

    assertThat(artifacts.append(BUILD, "f", "0", 0, bytes("onetwo"))).isEqualTo(6);
    describe(artifacts, "f", "0");

    assertThat(artifacts.open(BUILD, "f").readAllBytes()).isEqualTo(bytes("onetwo"));
  }

  private static void describe(BucketArtifacts artifacts, String path, String download) {
    artifacts.describe(BUILD, Artifact.of(path, false, 0644).withDownload(download));
  }

  @Test
  void theNewestDownloadThatIsWholeIsWhatIsSeen() throws IOException {
    BucketArtifacts artifacts = new BucketArtifacts(bucket);
    artifacts.append(BUILD, "f", "0", 0, bytes("the first"));
    describe(artifacts, "f", "0");

    artifacts.append(BUILD, "f", "1", 0, bytes("new"));
    byte[] before = artifacts.open(BUILD, "f").readAllBytes();
    describe(artifacts, "f", "1");

    assertThat(before).isEqualTo(bytes("the first"));
    assertThat(artifacts.open(BUILD, "f").readAllBytes()).isEqualTo(bytes("new"));
    assertThat(artifacts.part(BUILD, "f", 1, 10)).contains(bytes("ew"));
  }

  @Test
  void aFolderIsNoFileAndHalfADownloadIsNone() {
    BucketArtifacts artifacts = new BucketArtifacts(bucket);

    artifacts.describe(BUILD, Artifact.of("out", true, 0755));
    artifacts.append(BUILD, "out/half", "0", 0, bytes("half"));

    assertThat(artifacts.paths(BUILD)).isEmpty();
    assertThat(artifacts.described(BUILD)).containsExactly(Artifact.of("out", true, 0755));
  }

  @Test
  void aGapIsRefused() {
    assertThatThrownBy(() -> new BucketArtifacts(bucket).append(BUILD, "f", "0", 5, bytes("x")))
        .isInstanceOf(StoreFailure.class);
  }

  @Test
  void anEmptyDownloadIsAFileToo() throws IOException {
    BucketArtifacts artifacts = new BucketArtifacts(bucket);

    assertThat(artifacts.append(BUILD, "empty", "0", 0, new byte[0])).isZero();
    describe(artifacts, "empty", "0");

    assertThat(artifacts.paths(BUILD)).containsExactly("empty");
    assertThat(artifacts.open(BUILD, "empty").readAllBytes()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"a", "/abs/x", "../up", "./a", "报告.txt", ".hidden/a b", "a//b", "x%2Fy", "a+b"})
  void anyPathComesBackAsItWas(String path) {
    BucketArtifacts artifacts = new BucketArtifacts(bucket);

    artifacts.append(BUILD, path, "0", 0, bytes("x"));
    describe(artifacts, path, "0");

    assertThat(artifacts.paths(BUILD)).containsExactly(path);
  }

  @ParameterizedTest
  @ValueSource(strings = {"cus_image", "镜像 一", "..", "a/b"})
  void aNameIsHeldByOneBuild(String name) {
    BucketNames names = new BucketNames(bucket);

    assertThat(names.take("cn-shenzhen", name, BUILD)).isEqualTo(BUILD);
    assertThat(names.take("cn-shenzhen", name, OTHER)).isEqualTo(BUILD);
    assertThat(names.take("cn-shenzhen", name, BUILD)).isEqualTo(BUILD);
    assertThat(names.take("cn-hangzhou", name, OTHER)).isEqualTo(OTHER);

    names.release("cn-shenzhen", name, OTHER);
    assertThat(names.take("cn-shenzhen", name, OTHER)).isEqualTo(BUILD);

    names.release("cn-shenzhen", name, BUILD);
    names.release("cn-shenzhen", name, BUILD);
    assertThat(names.take("cn-shenzhen", name, OTHER)).isEqualTo(OTHER);
  }

  @Test
  void aVeryLongNameIsHeldToo() {
    BucketNames names = new BucketNames(bucket);
    String name = "镜".repeat(128);

    assertThat(names.take("cn-shenzhen", name, BUILD)).isEqualTo(BUILD);
    assertThat(names.take("cn-shenzhen", name + "!", OTHER)).isEqualTo(OTHER);
  }

  @Test
  void activeBuildsAreListedUntilTheyAreRemoved() {
    BucketActiveBuilds active = new BucketActiveBuilds(bucket);

    active.add(BUILD);
    active.add(BUILD);
    active.add(OTHER);
    active.remove(BUILD);
    active.remove(BUILD);

    assertThat(active.list()).containsExactly(OTHER);
  }
}
