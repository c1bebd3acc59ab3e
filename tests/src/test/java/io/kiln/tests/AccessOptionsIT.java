package io.kiln.tests;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.kiln.local.cli.Main;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whose keys sign the requests, and where these go: as a refusing cloud sees it on the wire. */
class AccessOptionsIT {
  private static final String KEYS = "\"access_key\":\"the-key\",\"secret_key\":\"the-secret\"";
  private static final String ROLE = KEYS + ",\"ram_role_arn\":\"acs:ram::1:role/baker\"";
  private static final String HERE = "HERE";

  /** They count before a profile, as with Packer. */
  private static final Map<String, String> CALLERS =
      Map.of("ALICLOUD_ACCESS_KEY", "env-key", "ALICLOUD_SECRET_KEY", "env-secret");

  @TempDir private Path folder = Path.of("");

  /**
   * What one option changes.
   *
   * @param options of the template, that one among them
   * @param sent whether a request shows it
   */
  record Row(String option, String options, Predicate<Tap.Request> sent) {
    @Override
    public String toString() {
      return option;
    }
  }

  static List<Row> rows() {
    return List.of(
        new Row("access_key", KEYS, r -> r.of("AccessKeyId").equals("the-key")),
        new Row("secret_key", KEYS, r -> r.isSignedWith("the-secret")),
        new Row(
            "security_token",
            KEYS + ",\"security_token\":\"the-token\"",
            r -> r.of("SecurityToken").equals("the-token")),
        new Row(
            "profile", "\"profile\":\"baker\"", r -> r.of("AccessKeyId").equals("of-the-profile")),
        new Row(
            "shared_credentials_file",
            "\"profile\":\"baker\",\"shared_credentials_file\":\"other.json\"",
            r -> r.of("AccessKeyId").equals("of-the-other-file")),
        new Row("ram_role_arn", ROLE, r -> r.of("RoleArn").equals("acs:ram::1:role/baker")),
        new Row("ram_role_arn", ROLE, r -> r.of("AccessKeyId").equals(RefusingCloud.ROLES_KEY)),
        new Row(
            "ram_session_name",
            ROLE + ",\"ram_session_name\":\"of-the-bakery\"",
            r -> r.of("RoleSessionName").equals("of-the-bakery")),
        new Row(
            "custom_endpoint_ecs",
            KEYS + ",\"custom_endpoint_ecs\":\"" + HERE + "\"",
            r -> r.action().startsWith("Describe")));
  }

  /** The options that are shown here. */
  static Set<String> options() {
    return rows().stream().map(Row::option).collect(Collectors.toSet());
  }

  @ParameterizedTest
  @MethodSource("rows")
  void theOptionChangesTheWire(Row row) throws IOException {
    assertThat(sent(row.options())).anyMatch(row.sent());
  }

  @Test
  void withoutThemTheCallersKeySignsAndNobodyElses() throws IOException {
    List<Tap.Request> sent = sent("\"description\":\"plain\"");

    assertThat(sent).isNotEmpty().allMatch(request -> request.isSignedWith("env-secret"));
    assertThat(sent).extracting(request -> request.of("AccessKeyId")).containsOnly("env-key");
    rows().stream()
        .filter(row -> !row.option().equals("custom_endpoint_ecs"))
        .forEach(row -> assertThat(sent).as(row.option()).noneMatch(row.sent()));
  }

  private List<Tap.Request> sent(String options) throws IOException {
    profiles(Files.createDirectories(folder.resolve(".aliyun")).resolve("config.json"), "profile");
    profiles(folder.resolve("other.json"), "other-file");
    try (RefusingCloud cloud = new RefusingCloud()) {
      String template =
          "{\"builders\":[{\"type\":\"alicloud-ecs\",\"region\":\"cn-shenzhen\","
              + "\"image_name\":\"img\",\"communicator\":\"none\",\"source_image\":\"m-1\","
              + "\"instance_type\":\"ecs.x\","
              + options.replace(HERE, cloud.url())
              + "}]}";
      Files.writeString(folder.resolve("t.json"), template);
      List<String> command = new ArrayList<>(List.of("build", "-cloud", "aliyun"));
      if (!options.contains(HERE)) {
        command.addAll(List.of("-endpoint", "ecs=" + cloud.url()));
      }
      command.add("t.json");
      assertRefused(command, options.contains("profile") ? Map.of() : CALLERS);
      return cloud.requests();
    }
  }

  private void assertRefused(List<String> command, Map<String, String> keys) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    PrintStream screen = new PrintStream(out, true, UTF_8);
    Map<String, String> environment = new HashMap<>(keys);
    environment.put("KILN_HOME", folder.resolve("home").toString());
    environment.put("HOME", folder.toString());
    int exitCode = Main.run(environment, folder, screen, screen, command.toArray(String[]::new));
    assertThat(exitCode).as(out.toString(UTF_8)).isEqualTo(1);
    assertThat(out.toString(UTF_8)).contains(RefusingCloud.CODE);
  }

  private static void profiles(Path file, String of) throws IOException {
    Files.writeString(
        file,
        "{\"profiles\":[{\"name\":\"baker\",\"mode\":\"AK\",\"access_key_id\":\"of-the-"
            + of
            + "\",\"access_key_secret\":\"s\"}]}");
  }
}
