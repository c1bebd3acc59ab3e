package io.kiln.tests.blackbox;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/** The HTTP API of {@code kiln local up}, asked by curl alone, as README shows it. */
@Timeout(value = 15, unit = TimeUnit.MINUTES)
@EnabledIfSystemProperty(
    named = "kiln.long",
    matches = "true",
    disabledReason = "bakes on the real clock: ./mvnw verify -Dkiln.long=true")
final class CurlIT {
  private static final Pattern ADDRESS = Pattern.compile("api +(http://127\\.0\\.0\\.1:\\d+)");
  private static final Pattern NEXT = Pattern.compile("(?im)^link: <([^>]+)>; rel=\"next\"");
  private static final String FIVE_ERRORS =
      "{\"colour\":1,\"builders\":[{\"type\":\"alicloud-ecs\",\"image_nme\":\"x\",\"image_name\":\"xy\","
          + "\"ssh_username\":\"root\",\"region\":\"cn-shenzhen\"}],"
          + "\"provisioners\":[{\"type\":\"shell\",\"script\":\"missing.sh\"}]}";

  @TempDir Path folder;
  private KilnProcess kiln;
  private String url;
  private String admin;
  private Path zip;

  @BeforeEach
  void up() throws IOException {
    kiln = KilnProcess.in(folder);
    Running up = kiln.start("local", "up", "--speed", "200");
    up.awaitSaying("Ctrl-C");
    Matcher address = ADDRESS.matcher(up.said());
    assertThat(address.find()).as(up.said()).isTrue();
    url = address.group(1);
    admin = Files.readString(kiln.home().resolve("api-token")).strip();
    zip = folder.resolve("nginx.zip");
    run(
        "jar",
        "--create",
        "--no-manifest",
        "--file",
        zip.toString(),
        "-C",
        Checkout.example("nginx"),
        ".");
  }

  @AfterEach
  void down() {
    kiln.close();
  }

  @Test
  void aBuildIsSubmittedFollowedAndItsPapersAreFetched() throws Exception {
    Curled submitted = submit("one");
    assertThat(submitted.status()).as(submitted.body()).isEqualTo(202);
    String build = submitted.json().at("/builds/0/href").asText();

    assertThat(submit("one").json().at("/builds/0/href").asText()).isEqualTo(build);

    String log = follow(build + "/log?wait=20");
    assertThat(log)
        .contains("==> alicloud-ecs: Creating instance...")
        .contains("    alicloud-ecs: nginx serves Kiln's example")
        .contains("==> alicloud-ecs: Cleaning up 'VPC'");
    JsonNode state = curl(admin, build).json();
    assertThat(state.path("status").asText()).as(state.toString()).isEqualTo("SUCCEEDED");
    assertThat(curl(admin, build + "/manifest").json().at("/builds/0/artifact_id").asText())
        .startsWith("cn-shenzhen:m-");
    JsonNode receipt = curl(admin, build + "/receipt").json();
    assertThat(receipt.path("cleanup").asText()).isEqualTo("CLEAN");
    assertThat(receipt.path("resources")).allMatch(r -> r.has("proof"));
    assertThat(curl(admin, "/builds").json().path("builds")).hasSize(1);
    assertThat(curl(admin, "/images").json().at("/images/0/name").asText()).isEqualTo("kiln_nginx");
  }

  @Test
  void aBuildThatIsCancelledMidwayLeavesNothing() throws Exception {
    String build = submit("two").json().at("/builds/0/href").asText();
    Until.so(
        "the machine to be made",
        () ->
            curl(admin, build + "/log", "-H", "Accept: text/plain").body().contains("Created vpc"));

    assertThat(curl(admin, build + "/cancel", "-X", "POST").status()).isEqualTo(202);

    String log = follow(build + "/log?wait=20");
    assertThat(log).contains("Deleting VPC because of cancellation or error...");
    assertThat(curl(admin, build).json().path("status").asText()).isEqualTo("CANCELLED");
    assertThat(curl(admin, build + "/receipt").json().path("resources"))
        .isNotEmpty()
        .allMatch(r -> !r.path("state").asText().equals("created"));
    assertThat(kiln.run("ls").exits(0).out()).doesNotContain("vpc-").doesNotContain("i-wz");
  }

  @Test
  void whatIsWrongIsAnsweredAsSuch() throws Exception {
    String reader =
        curl(
                admin,
                "/tokens",
                "-H",
                "Content-Type: application/json",
                "-d",
                "{\"name\":\"reader\",\"scope\":\"read\"}")
            .json()
            .path("token")
            .asText();
    Path large = folder.resolve("large.zip");
    Files.write(large, new byte[33 << 20]);

    assertThat(curl("wrong", "/builds").status()).isEqualTo(401);
    assertThat(curl(reader, "/builds").status()).isEqualTo(200);
    assertThat(post(reader, zip, "application/zip").status()).isEqualTo(403);
    assertThat(post(admin, large, "application/zip").status()).isEqualTo(413);
    Path template = Files.writeString(folder.resolve("five.json"), FIVE_ERRORS);
    Curled five = post(admin, template, "application/json");
    assertThat(five.status()).isEqualTo(422);
    assertThat(five.json().path("errors")).hasSize(5);
    assertThat(curl(admin, "/builds").json().path("builds")).isEmpty();
  }

  @Test
  void theCommandLineBakesOverHttpAsItDoesHere() {
    Ended ended = kiln.run("--at", url, "build", Checkout.example("nginx/template.json"));

    ended.exits(0);
    assertThat(ended.out())
        .contains("==> Builds finished. The artifacts of successful builds are:")
        .contains("Uploading " + Checkout.example("nginx") + "/site/ => /opt/site");
    assertThat(ended.image()).startsWith("m-");
    assertThat(kiln.caller().resolve("kiln_nginx.contents")).exists();
    Ended again = kiln.run("--at", url, "attach", "last");
    assertThat(again.exits(0).image()).isEqualTo(ended.image());
    assertThat(
            kiln.run("--at", url, "build", Checkout.example("nginx/template.json")).exits(1).out())
        .contains("kiln_nginx");
    assertThat(kiln.run("--at", url, "images").exits(0).out()).contains("kiln_nginx");
  }

  private Curled submit(String key) {
    return curl(
        admin,
        "/builds",
        "-H",
        "Content-Type: application/zip",
        "-H",
        "Idempotency-Key: " + key,
        "--data-binary",
        "@" + zip);
  }

  private Curled post(String token, Path body, String type) {
    return curl(token, "/builds", "-H", "Content-Type: " + type, "--data-binary", "@" + body);
  }

  /** As the loop in README. */
  private String follow(String first) {
    StringBuilder log = new StringBuilder();
    String next = first;
    while (!next.isEmpty()) {
      Curled part = curl(admin, next, "-H", "Accept: text/plain");
      assertThat(part.status()).as(part.body()).isEqualTo(200);
      log.append(part.body());
      Matcher link = NEXT.matcher(part.headers());
      next = link.find() ? link.group(1) : "";
    }
    return log.toString();
  }

  private Curled curl(String token, String path, String... more) {
    List<String> words = new ArrayList<>(List.of("curl", "-sS", "-i", "-H", "Expect:"));
    words.addAll(List.of("-H", "Authorization: Bearer " + token));
    words.addAll(List.of(more));
    words.add(url + path);
    String out = run(words.toArray(String[]::new));
    int cut = out.indexOf("\r\n\r\n");
    return new Curled(out.substring(0, cut), out.substring(cut + 4));
  }

  private record Curled(String headers, String body) {
    int status() {
      return Integer.parseInt(headers.split(" ", 3)[1]);
    }

    JsonNode json() {
      try {
        return new ObjectMapper().readTree(body);
      } catch (IOException e) {
        throw new AssertionError(body, e);
      }
    }
  }

  private static String run(String... words) {
    try {
      Process process = new ProcessBuilder(words).redirectErrorStream(true).start();
      String out = new String(process.getInputStream().readAllBytes(), UTF_8);
      process.waitFor();
      return out;
    } catch (IOException e) {
      throw new AssertionError(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }
}
