package io.kiln.store;

import static io.kiln.store.BucketContract.bytes;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FolderBucketTest implements BucketContract {
  @TempDir Path folder;

  @Override
  public Bucket bucket() {
    return new FolderBucket(folder.resolve("store"));
  }

  @Test
  void onlyTheOwnerCanRead() throws Exception {
    bucket().create("keys/master", bytes("x"));
    bucket().put("p", bytes("x"));

    assertThat(mode("store")).isEqualTo("rwx------");
    assertThat(mode("store/keys")).isEqualTo("rwx------");
    assertThat(mode("store/keys/master")).isEqualTo("rw-------");
    assertThat(mode("store/p")).isEqualTo("rw-------");
  }

  @Test
  void anAppendedFileIsTheOwnersToo() throws Exception {
    bucket().append("log", 0, bytes("x"));

    assertThat(mode("store/log")).isEqualTo("rw-------");
  }

  @Test
  void anAppendCompletesWhatADeadWriterBegan() throws Exception {
    bucket().append("log", 0, bytes("one"));
    Files.writeString(folder.resolve("store/log"), "onetw");

    assertThat(bucket().append("log", 3, bytes("two"))).isEqualTo(6);

    assertThat(bucket().get("log")).contains(bytes("onetwo"));
  }

  @Test
  void anAppendDoesNotCompleteAnothersWords() throws Exception {
    bucket().append("log", 0, bytes("oneth"));

    assertThatThrownBy(() -> bucket().append("log", 3, bytes("two")))
        .isInstanceOf(PositionConflict.class);
  }

  @Test
  void contentOfAnotherLengthThanSaidIsNotKept() throws Exception {
    assertThatThrownBy(() -> bucket().create("a", new ByteArrayInputStream(bytes("x")), 2))
        .isInstanceOf(StoreFailure.class);

    assertThat(bucket().get("a")).isEmpty();
    assertThat(unfinished()).isEmpty();
  }

  @Test
  void nothingUnfinishedIsLeftOrListed() throws Exception {
    bucket().create("a", bytes("x"));
    bucket().create("a", bytes("y"));
    bucket().append("log", 0, bytes("x"));

    assertThat(unfinished()).isEmpty();
    assertThat(bucket().list("")).containsExactly("a", "log");
  }

  @ParameterizedTest
  @ValueSource(strings = {"../a", "/etc/passwd", "a/../../b", "a//b", "a/./b", "", ".lock"})
  void aKeyStaysWithinTheFolder(String key) {
    assertThatThrownBy(() -> bucket().get(key)).isInstanceOf(IllegalArgumentException.class);
  }

  private String mode(String path) throws Exception {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve(path)));
  }

  private List<Path> unfinished() throws Exception {
    try (Stream<Path> files = Files.list(folder.resolve("store/.unfinished"))) {
      return files.collect(Collectors.toList());
    }
  }
}
