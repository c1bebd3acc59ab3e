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
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The HTTP API of {@code kiln local up}, asked by curl alone, as README shows it. */
@Timeout(value = 15, unit = TimeUnit.MINUTES)
@Tag("slow")
final class CurlIT {
  private static final Pattern ADDRESS = Pattern.compile("api +(http://127\\.0\\.0\\.1:\\d+)");
  private static final ReadmeLines README = ReadmeLines.below("## By HTTP");

  /** What README leaves to the reader: to copy it from the answer. */
  private static final String LOCATION =
      "BUILD=$(tr -d '\\r' <submitted | sed -n 's/^[Ll]ocation: //p'); echo; echo BUILD=$BUILD";

  private static final String FIVE_ERRORS =
      "{\"colour\":1,\"builders\":[{\"type\":\"alicloud-ecs\",\"image_nme\":\"x\",\"image_name\":\"xy\","
          + "\"ssh_username\":\"root\",\"region\":\"cn-shenzhen\"}],"
          + "\"provisioners\":[{\"type\":\"shell\",\"script\":\"missing.sh\"}]}";

  @TempDir Path folder;
  private KilnProcess kiln;
  private String url;
  private String admin;

  @BeforeEach
  void up() throws IOException {
    kiln = KilnProcess.in(folder);
    String line = README.with("kiln local up").replace("./kiln ", "").replace("8766", "0");
    Running up = kiln.start(line.split(" "));
    up.awaitSaying("Ctrl-C");
    Matcher address = ADDRESS.matcher(up.said());
    assertThat(address.find()).as(up.said()).isTrue();
    url = address.group(1);
    admin = Files.readString(kiln.home().resolve("api-token")).strip();
  }

  @AfterEach
  void down() {
    kiln.close();
  }

  @Test
  void theLinesOfReadmeSubmitFollowAndFetch() throws Exception {
    String said =
        bash(
            README.with("jar --create"),
            README.with("Idempotency-Key: first") + " | tee submitted",
            LOCATION,
            "echo; echo '--- log'",
            README.between("NEXT=\"$BUILD", "done"),
            "echo; echo '--- manifest'",
            README.with("/manifest"),
            "echo; echo '--- receipt'",
            README.with("/receipt"),
            "echo; echo '--- again'",
            README.with("Idempotency-Key: first"),
            "echo; echo '--- images'",
            README.with("/images?"));

    String build = said.lines().filter(l -> l.startsWith("BUILD=")).findFirst().orElseThrow();
    String href = build.substring("BUILD=".length());
    assertThat(href).startsWith("/builds/b-");
    assertThat(part(said, "log"))
        .contains("==> alicloud-ecs: Creating instance...")
        .contains("Provisioning with shell script: /bundle/install.sh")
        .contains("==> alicloud-ecs: Cleaning up 'VPC'");
    assertThat(json(part(said, "manifest")).at("/builds/0/artifact_id").asText())
        .startsWith("cn-shenzhen:m-");
    JsonNode receipt = json(part(said, "receipt"));
    assertThat(receipt.path("cleanup").asText()).isEqualTo("CLEAN");
    assertThat(receipt.path("resources")).isNotEmpty().allMatch(r -> r.has("proof"));
    assertThat(part(said, "again")).contains(" 202 ").contains(href).contains("\"repeated\":true");
    assertThat(json(part(said, "images")).at("/images/0/name").asText()).isEqualTo("kiln_nginx");
    assertThat(curl(admin, "/builds").json().path("builds")).hasSize(1);
    assertThat(curl(admin, href).json().path("status").asText()).isEqualTo("SUCCEEDED");
  }

  @Test
  void theLineOfReadmeCancelsMidwayAndNothingIsLeft() throws Exception {
    String said =
        bash(
            README.with("jar --create"),
            README.with("Idempotency-Key: first") + " | tee submitted",
            LOCATION,
            "until curl -sS -H \"$AUTH\" $URL$BUILD/log | grep -q 'Created vpc'; do sleep 0.1;"
                + " done",
            README.with("/cancel"),
            "echo; echo '--- log'",
            README.between("NEXT=\"$BUILD", "done"),
            "echo; echo '--- receipt'",
            README.with("/receipt"));

    assertThat(part(said, "log")).contains("Deleting VPC because of cancellation or error...");
    JsonNode receipt = json(part(said, "receipt"));
    assertThat(receipt.path("status").asText()).isEqualTo("CANCELLED");
    assertThat(receipt.path("cleanup").asText()).isEqualTo("CLEAN");
    assertThat(receipt.path("resources"))
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
    Path small = Files.write(folder.resolve("small.zip"), new byte[33]);

    assertThat(curl("wrong", "/builds").status()).isEqualTo(401);
    assertThat(curl(reader, "/builds").status()).isEqualTo(200);
    assertThat(post(reader, small, "application/zip").status()).isEqualTo(403);
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

  private Curled post(String token, Path body, String type) {
    return curl(token, "/builds", "-H", "Content-Type: " + type, "--data-binary", "@" + body);
  }

  /** Runs lines as a reader does who has typed the first of README's. */
  private String bash(String... lines) throws IOException {
    Path checkout = Files.createDirectories(folder.resolve("checkout"));
    Files.createSymbolicLink(checkout.resolve("examples"), Path.of(Checkout.example("")));
    String script =
        README
                .with("URL=http")
                .replaceFirst("http://127\\.0\\.0\\.1:\\d+", url)
                .replace("~/.kiln", kiln.home().toString())
            + "\n"
            + String.join("\n", lines);
    return run("bash", "-euc", "cd " + checkout + "\n" + script);
  }

  private static String part(String said, String name) {
    int from = said.indexOf("--- " + name + "\n");
    assertThat(from).as(said).isNotNegative();
    int to = said.indexOf("\n--- ", from);
    return said.substring(from + name.length() + 5, to < 0 ? said.length() : to);
  }

  private static JsonNode json(String text) throws IOException {
    return new ObjectMapper().readTree(text.substring(text.indexOf('{')));
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
