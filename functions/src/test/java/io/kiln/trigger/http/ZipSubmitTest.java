package io.kiln.trigger.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.kiln.build.BuildId;
import io.kiln.build.Bundle;
import io.kiln.build.BundleFile;
import io.kiln.build.BundleFiles;
import io.kiln.build.OnError;
import io.kiln.trigger.http.ApiUnderTest.Answered;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ZipSubmitTest {
  @TempDir Path folder;
  private ApiUnderTest api;
  private String token;

  @BeforeEach
  void open() {
    api = new ApiUnderTest(folder);
    token = api.token("build");
  }

  @Test
  void aZipBringsTheFilesThatItsTemplateNames() throws Exception {
    byte[] zip =
        zip(
            Map.of(
                "template.json",
                withScript("{{template_dir}}/install.sh"),
                "install.sh",
                "echo hello",
                "kiln.json",
                "{\"variables\":{\"name\":\"zipped\"},\"force\":true}"));

    Answered answer = api.post("/builds").as(token).zip(zip).answer();

    assertThat(answer.status()).as(answer.text()).isEqualTo(202);
    Bundle bundle = bundle(answer);
    assertThat(bundle.force()).isTrue();
    assertThat(bundle.variables()).containsEntry("name", "zipped");
    assertThat(bundle.files()).extracting(BundleFile::path).containsExactly("/bundle/install.sh");
  }

  @Test
  void aPrivateKeyIsKeptOnlyEncrypted() throws Exception {
    String template =
        withScript("install.sh")
            .replace("\"ssh_username\"", "\"ssh_private_key_file\":\"key.pem\",\"ssh_username\"");
    String needle = "a private key that nobody may read";
    byte[] zip = zip(Map.of("template.json", template, "install.sh", "echo", "key.pem", needle));

    Answered answer = api.post("/builds").as(token).zip(zip).answer();

    assertThat(answer.status()).as(answer.text()).isEqualTo(202);
    for (String key : api.bucket.list("")) {
      assertThat(new String(api.bucket.get(key).orElseThrow(), UTF_8))
          .as(key)
          .doesNotContain(needle);
    }
    BuildId id = BuildId.of(answer.json().at("/builds/0/id").asText());
    assertThat(read(id, bundle(answer), "key.pem")).asString().isEqualTo(needle);
  }

  @Test
  void aFailedBuildIsHeldIfTheRequestOrItsInstructionsSaySo() throws Exception {
    byte[] zip =
        zip(
            Map.of(
                "template.json",
                ApiUnderTest.TEMPLATE,
                "kiln.json",
                "{\"on_error\":\"hold\",\"hold_for\":\"30m\"}"));

    Bundle bundle = bundle(api.post("/builds").as(token).zip(zip).answer());
    Bundle longer = bundle(api.post("/builds?hold_for=3h").as(token).zip(zip).answer());
    Bundle other = bundle(api.post("/builds?on_error=abort").as(token).zip(zip).answer());

    assertThat(bundle.onError()).isEqualTo(OnError.HOLD);
    assertThat(bundle.holdFor()).hasMinutes(30);
    assertThat(longer.holdFor()).hasHours(3);
    assertThat(other.onError()).isEqualTo(OnError.ABORT);
    assertThat(api.post("/builds?on_error=ask").as(token).zip(zip).answer().text())
        .contains("cleanup, abort, hold, run-cleanup-provisioner");
    assertThat(api.post("/builds?hold_for=1s").as(token).zip(zip).answer().status()).isEqualTo(400);
  }

  @Test
  void aZipThatLeadsOutsideIsRefused() throws Exception {
    byte[] zip = zip(Map.of("template.json", ApiUnderTest.TEMPLATE, "../evil.sh", "x"));

    Answered answer = api.post("/builds").as(token).zip(zip).answer();

    assertThat(answer.status()).isEqualTo(422);
    assertThat(answer.text()).contains("../evil.sh");
  }

  private byte[] read(BuildId id, Bundle bundle, String path) throws IOException {
    BundleFiles files = api.store.bundles().files(id, bundle);
    return files.open(files.find(path).orElseThrow(), 0).readAllBytes();
  }

  private Bundle bundle(Answered answer) {
    BuildId id = BuildId.of(answer.json().at("/builds/0/id").asText());
    return api.store.bundles().find(id).orElseThrow();
  }

  private static String withScript(String script) {
    return ApiUnderTest.TEMPLATE
        .replace("\"communicator\":\"none\"", "\"ssh_username\":\"root\"")
        .replace(
            "}]}",
            "}],\"variables\":{\"name\":\"\"},\"provisioners\":[{\"type\":\"shell\",\"script\":\""
                + script
                + "\"}]}");
  }

  private static byte[] zip(Map<String, String> files) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream out = new ZipOutputStream(bytes)) {
      for (Map.Entry<String, String> file : files.entrySet()) {
        out.putNextEntry(new ZipEntry(file.getKey()));
        out.write(file.getValue().getBytes(UTF_8));
        out.closeEntry();
      }
    }
    return bytes.toByteArray();
  }
}
