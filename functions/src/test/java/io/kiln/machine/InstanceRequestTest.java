package io.kiln.machine;

import static org.assertj.core.api.Assertions.assertThat;

import io.kiln.build.Build;
import io.kiln.build.BuildId;
import io.kiln.build.BundleFile;
import io.kiln.build.BundleFiles;
import io.kiln.build.Json;
import io.kiln.build.Phase;
import io.kiln.cloud.NewInstance;
import io.kiln.template.EcsBuilder;
import io.kiln.template.Template;
import io.kiln.template.TemplateFiles;
import io.kiln.template.TemplateInput;
import java.io.InputStream;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class InstanceRequestTest {
  private static final Instant NOW = Instant.parse("2026-11-22T11:00:00Z");
  private static final String TEMPLATE =
      "{'builders': [{'type': 'alicloud-ecs', 'access_key': 'k', 'secret_key': 's',"
          + " 'region': 'cn-shenzhen', 'image_name': 'an-image', 'source_image': 'm-1',"
          + " 'instance_type': 'ecs.t5-c1m2.large', 'ssh_username': 'root',"
          + " 'ssh_password': 'Pass-word1', 'user_data': 'password=s3cret'}]}";

  private final InstanceRequest request =
      new InstanceRequest(config(), new NoFiles(), Clock.fixed(NOW, ZoneOffset.UTC));

  @Test
  void whatIsAnnouncedHoldsNoUserDataAndWhatIsSentDoes() {
    NewInstance announced = request.of(build(), "t-1");

    assertThat(Json.toNode(announced).toString()).doesNotContain("userData");
    assertThat(request.complete(announced).userData()).contains("cGFzc3dvcmQ9czNjcmV0");
    assertThat(request.complete(announced).token()).isEqualTo("t-1");
  }

  @Test
  void thePasswordIsSentAndNeitherAnnouncedNorPrinted() {
    NewInstance announced = request.of(build(), "t-1");
    NewInstance sent = request.complete(announced);

    assertThat(Json.toNode(announced).toString()).doesNotContain("Pass-word1");
    assertThat(sent.password()).contains("Pass-word1");
    assertThat(sent.toString()).doesNotContain("Pass-word1");
  }

  private static Build build() {
    return Build.builder()
        .id(BuildId.of("b-1"))
        .stack("test")
        .builderName("alicloud-ecs")
        .region("cn-shenzhen")
        .imageName("an-image")
        .startedAt(NOW)
        .phase(Phase.STEP)
        .step("run-instance")
        .sourceImageId("m-1")
        .securityGroupId("sg-1")
        .vSwitchId("vsw-1")
        .build();
  }

  private static EcsBuilder config() {
    TemplateInput input =
        TemplateInput.builder()
            .name("template.json")
            .text(TEMPLATE.replace('\'', '"'))
            .startedAt(NOW)
            .templateDir("/")
            .workingDir("/")
            .seed("test")
            .files(new NoFiles())
            .build();
    return Template.evaluate(input).builders().get(0);
  }

  private static final class NoFiles implements BundleFiles, TemplateFiles {
    @Override
    public List<BundleFile> list(String path) {
      return List.of();
    }

    @Override
    public Optional<BundleFile> find(String path) {
      return Optional.empty();
    }

    @Override
    public InputStream open(BundleFile file, long offset) {
      return InputStream.nullInputStream();
    }

    @Override
    public boolean isFile(String path) {
      return false;
    }

    @Override
    public boolean isFolder(String path) {
      return false;
    }
  }
}
