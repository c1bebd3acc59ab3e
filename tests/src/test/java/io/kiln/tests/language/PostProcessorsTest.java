package io.kiln.tests.language;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.kiln.local.cli.Main;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * What post-processors write behind Packer's null builder, and behind a bake of Kiln's: the same
 * files, byte by byte, but for times, ids and the builder's type. Packer is asked where it is
 * installed; {@code -Doutputs.record=true} writes down what it wrote.
 */
@Timeout(value = 2, unit = TimeUnit.MINUTES)
class PostProcessorsTest {
  private static final Path RECORD = Path.of("src/test/resources/outputs");

  private static final String CHAINS =
      """
      [
        [{"type": "artifice", "files": ["a.txt", "b1.txt", "b2.txt"]},
         {"type": "checksum", "output": "sums.{{.ChecksumType}}",
          "checksum_types": ["md5", "sha1", "sha224", "sha256", "sha384", "sha512"]},
         {"type": "manifest", "output": "m.json",
          "custom_data": {"v": "{{user `odd`}}", "of": "{{build_name}}"}}],
        [{"type": "artifice", "files": ["sub/c.txt"]},
         {"type": "checksum"},
         {"type": "manifest", "output": "m.json", "strip_path": true, "strip_time": true}],
        {"type": "manifest", "except": ["one"], "output": "never.json"},
        {"type": "manifest"},
        {"type": "shell-local", "environment_vars": ["K=v w"],
         "inline": ["echo \\"$PACKER_BUILD_NAME|$K|{{user `v`}}\\" > told.txt"]}
      ]
      """;

  @TempDir private Path scratch = Path.of("");
  private Path folder = Path.of("");

  @BeforeEach
  void files() throws IOException {
    folder = Files.createDirectory(scratch.resolve("caller"));
    Files.writeString(folder.resolve("a.txt"), "first\n");
    Files.writeString(folder.resolve("b1.txt"), "second");
    Files.writeString(folder.resolve("b2.txt"), "");
    Files.writeString(Files.createDirectory(folder.resolve("sub")).resolve("c.txt"), "c\n");
  }

  @Test
  void packerStillWritesWhatIsRecorded() throws IOException, InterruptedException {
    assumeTrue(Packer.isInstalled(), "packer is not installed");
    template(Map.of("type", "null", "name", "one", "communicator", "none"));

    Packer.Ended ended = new Packer(scratch).run(folder, Map.of(), List.of("build", "t.json"));

    assertThat(ended.exitCode()).as(ended.output()).isZero();
    Map<String, String> written = written();
    if (Boolean.getBoolean("outputs.record")) {
      Files.createDirectories(RECORD);
      for (Map.Entry<String, String> file : written.entrySet()) {
        Files.writeString(RECORD.resolve(file.getKey()), file.getValue(), UTF_8);
      }
    }
    assertThat(written).isEqualTo(recorded());
  }

  @Test
  void kilnWritesWhatPackerWrites() throws IOException {
    template(
        Map.of(
            "type", "alicloud-ecs",
            "name", "one",
            "communicator", "none",
            "region", "cn-shenzhen",
            "image_name", "img",
            "source_image", "ubuntu_18_04_x64_20G_alibase_20210128.vhd",
            "instance_type", "ecs.t5-c1m2.large"));
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    PrintStream screen = new PrintStream(out, true, UTF_8);
    Map<String, String> environment =
        Map.of("KILN_HOME", scratch.resolve("home").toString(), "PATH", "/usr/bin:/bin");

    int exitCode =
        Main.run(environment, folder, screen, screen, "build", "-allow-shell-local", "t.json");

    assertThat(exitCode).as(out.toString(UTF_8)).isZero();
    Map<String, String> written = written();
    assertThat(written.keySet()).isEqualTo(recorded().keySet());
    recorded().forEach((name, text) -> assertThat(written.get(name)).as(name).isEqualTo(text));
  }

  private void template(Map<String, String> builder) throws IOException {
    ObjectMapper json = new ObjectMapper();
    Map<String, Object> template =
        Map.of(
            "variables", Map.of("v", "中文 <&>", "odd", "中文 <&> \"q\" \u2028\b\u001f\\"),
            "builders", List.of(builder),
            "post-processors", json.readTree(CHAINS));
    Files.writeString(folder.resolve("t.json"), json.writeValueAsString(template));
  }

  /** All that was not there before, by name. */
  private Map<String, String> written() throws IOException {
    Map<String, String> all = new TreeMap<>();
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        String name = file.getFileName().toString();
        if (!List.of("a.txt", "b1.txt", "b2.txt", "t.json").contains(name)) {
          all.put(plain(name), plain(Files.readString(file)));
        }
      }
    }
    return all;
  }

  private static String plain(String text) {
    return text.replaceAll("\"build_time\": \\d{10}", "\"build_time\": 0")
        .replaceAll("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", "uuid")
        .replaceAll("\"artifact_id\": \"(Null|cn-shenzhen:m-\\w+)\"", "\"artifact_id\": \"id\"")
        .replace("\"null\"", "\"alicloud-ecs\"")
        .replace("_null_", "_alicloud-ecs_");
  }

  private static Map<String, String> recorded() throws IOException {
    Map<String, String> all = new TreeMap<>();
    try (Stream<Path> files = Files.list(RECORD)) {
      for (Path file : files.toList()) {
        all.put(file.getFileName().toString(), Files.readString(file, UTF_8));
      }
    }
    return all;
  }
}
