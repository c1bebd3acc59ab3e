package io.kiln.trigger.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.kiln.build.BuildId;
import io.kiln.build.Bundle;
import io.kiln.build.BundleFile;
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
  void aZipThatLeadsOutsideIsRefused() throws Exception {
    byte[] zip = zip(Map.of("template.json", ApiUnderTest.TEMPLATE, "../evil.sh", "x"));

    Answered answer = api.post("/builds").as(token).zip(zip).answer();

    assertThat(answer.status()).isEqualTo(422);
    assertThat(answer.text()).contains("../evil.sh");
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
