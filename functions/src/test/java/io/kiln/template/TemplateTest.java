package io.kiln.template;

import static io.kiln.template.Templates.evaluate;
import static io.kiln.template.Templates.input;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TemplateTest {
  private static final String SEED =
      String.join(
          "\n",
          "{",
          "  \"variables\": {",
          "    \"access_key\": \"{{env `ALICLOUD_ACCESS_KEY`}}\",",
          "    \"secret_key\": \"{{env `ALICLOUD_SECRET_KEY`}}\"",
          "  },",
          "  \"builders\": [{",
          "    \"type\":\"alicloud-ecs\",",
          "    \"access_key\":\"{{user `access_key`}}\",",
          "    \"secret_key\":\"{{user `secret_key`}}\",",
          "    \"region\":\"cn-shenzhen\",",
          "    \"image_name\":\"cus_image\",",
          "    \"source_image\":\"ubuntu_18_04_x64_20G_alibase_20210128.vhd\",",
          "    \"ssh_username\":\"root\",",
          "    \"instance_type\":\"ecs.t5-c1m2.large\",",
          "    \"internet_charge_type\":\"PayByTraffic\",",
          "    \"io_optimized\":\"true\",",
          "    \"tags\": {",
          "      \"tag_key\": \"tag_value\"",
          "    }",
          "  }]",
          "}");

  @Test
  void theSeedTemplateIsRead() {
    Template template = evaluate(SEED);

    EcsBuilder builder = Templates.only(template);
    assertThat(builder.name()).isEqualTo("alicloud-ecs");
    assertThat(builder.region()).isEqualTo("cn-shenzhen");
    assertThat(builder.imageName()).isEqualTo("cus_image");
    assertThat(builder.sourceImage()).contains("ubuntu_18_04_x64_20G_alibase_20210128.vhd");
    assertThat(builder.ioOptimized()).contains(true);
    assertThat(builder.tags()).isEqualTo(Map.of("tag_key", "tag_value"));
    assertThat(builder.communicator().map(SshSettings::username)).contains("root");
    assertThat(template.provisioners(builder)).isEmpty();
    assertThat(template.warnings()).isEmpty();
  }

  @Test
  void theSeedTemplateTakesItsKeysFromTheEnvironment() {
    TemplateInput input =
        input(SEED)
            .withEnvironment(Map.of("ALICLOUD_ACCESS_KEY", "AK12", "ALICLOUD_SECRET_KEY", "SK34"));

    Template template = Template.evaluate(input);

    assertThat(Templates.only(template).access().accessKey()).contains(Secret.of("AK12"));
    assertThat(template.secrets()).containsExactlyInAnyOrder("AK12", "SK34");
    assertThat(template.environmentUsed()).containsEntry("ALICLOUD_SECRET_KEY", "SK34");
    assertThat(template.missingCredentials()).isEmpty();
  }

  @Test
  void withoutKeysOnlyTheRealCloudIsAProblem() {
    Template template = evaluate(SEED);

    Optional<String> message = template.missingCredentials().map(problem -> problem.message());
    assertThat(message)
        .contains(
            "ALICLOUD_ACCESS_KEY and ALICLOUD_SECRET_KEY must be set in template file or"
                + " environment variables.");
  }
}
