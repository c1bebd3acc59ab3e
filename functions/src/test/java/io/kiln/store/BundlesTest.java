package io.kiln.store;

import static io.kiln.store.BucketContract.bytes;
import static io.kiln.store.Entries.BUILD;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kiln.build.Bundle;
import io.kiln.build.BundleFile;
import io.kiln.build.BundleFiles;
import io.kiln.build.OnError;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.security.SecureRandom;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class BundlesTest {
  private static final byte[] SCRIPT = bytes("#!/bin/sh\necho hello\n");

  private final MemoryBucket bucket = new MemoryBucket();
  private final Bundles bundles =
      new Bundles(bucket, new SealedObjects(bucket, new Vault(bucket, new SecureRandom())));

  @Test
  void aBundleComesBackAndIsNotReadableInTheBucket() {
    bundles.keep(BUILD, bundle("hunter2"));

    assertThat(bundles.find(BUILD)).contains(bundle("hunter2"));
    assertThat(new String(bucket.get("builds/b-1/bundle").orElseThrow(), ISO_8859_1))
        .doesNotContain("hunter2");
  }

  @Test
  void keepingItAgainIsHarmlessAndAnotherIsRefused() {
    bundles.keep(BUILD, bundle("x"));
    bundles.keep(BUILD, bundle("x"));

    assertThatThrownBy(() -> bundles.keep(BUILD, bundle("y"))).isInstanceOf(StoreFailure.class);
    assertThat(bundles.find(BUILD)).contains(bundle("x"));
  }

  @Test
  void equalBundlesHaveEqualHashes() {
    Bundle one = bundle("x");
    Bundle ab = Bundle.builder().from(one).putVariables("a", "1").putVariables("b", "2").build();
    Bundle ba = Bundle.builder().from(one).putVariables("b", "2").putVariables("a", "1").build();

    assertThat(Bundles.hash(ab)).isEqualTo(Bundles.hash(ba)).hasSize(64);
    assertThat(Bundles.hash(ab)).isNotEqualTo(Bundles.hash(one));
  }

  @Test
  void aFileIsReadFromAnyOffset() throws IOException {
    BundleFile file = file("install.sh", SCRIPT);
    bundles.keepFile(BUILD, file, new ByteArrayInputStream(SCRIPT));
    bundles.keepFile(BUILD, file, new ByteArrayInputStream(SCRIPT));
    BundleFiles files = bundles.files(BUILD, bundle("x"));

    assertThat(files.open(file, 0).readAllBytes()).isEqualTo(SCRIPT);
    assertThat(files.open(file, 10).readAllBytes()).isEqualTo(bytes("echo hello\n"));
    assertThat(files.open(file, SCRIPT.length).readAllBytes()).isEmpty();
  }

  @Test
  void aFileThatChangedMeanwhileIsNotKept() {
    BundleFile file = file("install.sh", SCRIPT);
    byte[] changed = SCRIPT.clone();
    changed[0] = '!';

    assertThatThrownBy(() -> bundles.keepFile(BUILD, file, new ByteArrayInputStream(changed)))
        .isInstanceOf(StoreFailure.class)
        .hasMessageContaining("install.sh was changed");
    assertThat(bucket.list("builds/")).isEmpty();
  }

  @Test
  void aFolderIsListedWithAllBelowInOrder() {
    Bundle bundle =
        Bundle.builder()
            .from(bundle("x"))
            .addFiles(file("app/b", SCRIPT), folder("app"), file("app/a", SCRIPT))
            .addFiles(folder("app/empty"), file("apple", SCRIPT), file("run.sh", SCRIPT))
            .build();
    BundleFiles files = bundles.files(BUILD, bundle);

    assertThat(files.list("app"))
        .extracting(BundleFile::path)
        .containsExactly("app/a", "app/b", "app/empty");
    assertThat(files.list("app/")).isEqualTo(files.list("app"));
    assertThat(files.list("run.sh")).extracting(BundleFile::path).containsExactly("run.sh");
    assertThat(files.list("app/empty")).isEmpty();
    assertThatThrownBy(() -> files.list("nope")).hasMessageContaining("'nope'");
  }

  private static Bundle bundle(String password) {
    return Bundle.builder()
        .templateName("t.json")
        .templateText("{\"password\":\"" + password + "\"}")
        .putEnvironment("HOME", "/root")
        .templateDir("/src")
        .workingDir("/src")
        .startedAt(Instant.parse("2026-11-22T11:00:00Z"))
        .seed("s")
        .builderName("alicloud-ecs")
        .force(false)
        .onError(OnError.CLEANUP)
        .build();
  }

  private static BundleFile file(String path, byte[] content) {
    return BundleFile.builder()
        .path(path)
        .folder(false)
        .size(content.length)
        .mode(0755)
        .sha256(Sha256.of(content))
        .build();
  }

  private static BundleFile folder(String path) {
    return BundleFile.builder().path(path).folder(true).size(0).mode(0755).sha256("").build();
  }
}
