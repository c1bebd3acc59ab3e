package io.kiln.local.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The manifest in the caller's folder, which many builds add themselves to. */
class ManifestFileTest {
  private static final int BUILDS = 40;

  @TempDir private Path folder = Path.of("");

  @Test
  void buildsOfOneProcessDoNotLoseEachOther() throws IOException {
    List<CompletableFuture<Void>> all = new ArrayList<>();
    for (int i = 0; i < BUILDS; i++) {
      String name = "build-" + i;
      all.add(CompletableFuture.runAsync(() -> add(file(), name)));
    }
    all.forEach(CompletableFuture::join);

    assertThat(names()).hasSize(BUILDS).doesNotHaveDuplicates();
    assertNothingElseIsLeft();
  }

  @Test
  void norDoThoseOfSeveralProcesses() throws Exception {
    List<Process> all = new ArrayList<>();
    for (String name : List.of("a", "b", "c")) {
      all.add(process(name));
    }
    for (Process one : all) {
      String out = new String(one.getInputStream().readAllBytes(), UTF_8);
      assertThat(one.waitFor()).as(out).isZero();
    }

    assertThat(names()).hasSize(3 * BUILDS).doesNotHaveDuplicates();
    assertNothingElseIsLeft();
  }

  @Test
  void aFileThatIsNoManifestStaysAsItIs() throws IOException {
    Files.writeString(file(), "{\"builds\": [");

    assertThatThrownBy(() -> new ManifestFile(file()).add(manifest("a"), false))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("Unable to parse content from " + file());
    assertThat(Files.readString(file())).isEqualTo("{\"builds\": [");
    assertNothingElseIsLeft();
  }

  @Test
  void aLinkStaysALinkToTheFileThatIsAddedTo() throws IOException {
    Path kept = Files.createDirectory(folder.resolve("kept")).resolve("real.json");
    add(kept, "first");
    Files.createSymbolicLink(file(), kept);

    add(file(), "second");

    assertThat(file()).isSymbolicLink();
    assertThat(names()).containsExactly("first", "second");
  }

  /** Adds builds from a process of its own. */
  public static void main(String[] args) {
    IntStream.range(0, BUILDS).forEach(i -> add(Path.of(args[0]), args[1] + i));
  }

  private Process process(String name) throws IOException {
    return new ProcessBuilder(
            ProcessHandle.current().info().command().orElse("java"),
            "-cp",
            System.getProperty("java.class.path"),
            ManifestFileTest.class.getName(),
            file().toString(),
            name)
        .redirectErrorStream(true)
        .start();
  }

  private Path file() {
    return folder.resolve("manifest.json");
  }

  private static void add(Path file, String name) {
    try {
      new ManifestFile(file).add(manifest(name), false);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static byte[] manifest(String name) {
    return "{\"builds\": [{\"name\": \"%s\"}], \"last_run_uuid\": \"%s\"}"
        .formatted(name, name)
        .getBytes(UTF_8);
  }

  private List<String> names() throws IOException {
    List<String> names = new ArrayList<>();
    JsonNode manifest = new ObjectMapper().readTree(Files.readAllBytes(file()));
    manifest.path("builds").forEach(build -> names.add(build.path("name").asText()));
    return names;
  }

  private void assertNothingElseIsLeft() throws IOException {
    try (Stream<Path> all = Files.list(folder)) {
      assertThat(all).containsExactly(file());
    }
  }
}
