package io.kiln.function;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kiln.build.Endpoint;
import io.kiln.function.Settings.Driver;
import io.kiln.template.Secret;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SettingsTest {
  private static final Map<String, String> LEAST =
      Map.of("KILN_REGION", "cn-shenzhen", "KILN_BUCKET", "state", "KILN_FLOW", "kiln-build");

  @Test
  void whatIsNotSetHasItsDefault() {
    assertThat(Settings.from(LEAST))
        .isEqualTo(
            Settings.builder()
                .region("cn-shenzhen")
                .bucket("state")
                .flow("kiln-build")
                .stack("kiln")
                .sshSourceCidr("0.0.0.0/0")
                .templateKeys(false)
                .shellLocal(false)
                .driver(Driver.FLOW)
                .maxBuilds(5)
                .build());
  }

  @Test
  void everyKeyIsRead() {
    assertThat(Settings.from(everything()))
        .usingRecursiveComparison()
        .isEqualTo(
            Settings.builder()
                .region("cn-hangzhou")
                .bucket("other-state")
                .flow("other-flow")
                .stack("mine")
                .sshSourceCidr("203.0.113.7/32")
                .templateKeys(true)
                .shellLocal(true)
                .driver(Driver.TICK)
                .ecsEndpoint(at("ecs"))
                .vpcEndpoint(at("vpc"))
                .ossEndpoint(at("oss"))
                .flowEndpoint(at("fnf"))
                .maxBuilds(7)
                .addWatchHosts("mirror.vpc", "10.0.0.7")
                .noticeUrl(URI.create("https://hooks.example.com/kiln?key=1"))
                .noticeSecret(Secret.of("a secret of sixteen and more"))
                .build());
  }

  @Test
  void allThatIsWrongIsNamedAtOnce() {
    Map<String, String> wrong = new HashMap<>();
    wrong.put("KILN_BUCKET", "State_Bucket");
    wrong.put("KILN_FLOW", "kiln-build");
    wrong.put("KILN_DRIVER", "horse");
    wrong.put("KILN_ECS_ENDPOINT", "http://ecs.example.com");
    wrong.put("KILN_COLOUR", "red");

    assertThatThrownBy(() -> Settings.from(wrong))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("KILN_REGION is missing; KILN_BUCKET is 'State_Bucket', but")
        .hasMessageContaining("KILN_DRIVER is 'horse', but must look like flow|tick")
        .hasMessageContaining("KILN_ECS_ENDPOINT: the endpoint 'http://ecs.example.com' is plain")
        .hasMessageEndingWith("KILN_COLOUR is not a setting of Kiln");
  }

  @Test
  void aNoticeThatAnybodyCouldReadOrForgeIsRefused() {
    Map<String, String> wrong = new HashMap<>();
    wrong.put("KILN_REGION", "cn-shenzhen");
    wrong.put("KILN_BUCKET", "state");
    wrong.put("KILN_DRIVER", "tick");
    wrong.put("KILN_NOTICE_URL", "http://hooks.example.com/");
    wrong.put("KILN_NOTICE_SECRET", "short");

    assertThatThrownBy(() -> Settings.from(wrong))
        .hasMessageContaining("KILN_NOTICE_URL must begin with https://")
        .hasMessageContaining("KILN_NOTICE_SECRET has fewer than 16 characters")
        .hasMessageNotContaining("short;");
  }

  @Test
  void aSecretThatIsAnnouncedAsBase64AndIsNoneIsRefusedUnshown() {
    Map<String, String> wrong =
        Map.of(
            "KILN_REGION", "cn-shenzhen",
            "KILN_BUCKET", "state",
            "KILN_DRIVER", "tick",
            "KILN_NOTICE_SECRET", "whsec_no base64 at all");

    assertThatThrownBy(() -> Settings.from(wrong))
        .hasMessageContaining("KILN_NOTICE_SECRET is neither one line of text nor whsec_")
        .hasMessageNotContaining("no base64 at all");
  }

  @Test
  void theFlowNeedNotBeNamedWhereTheTickDrives() {
    Map<String, String> tick =
        Map.of("KILN_REGION", "cn-shenzhen", "KILN_BUCKET", "state", "KILN_DRIVER", "tick");

    assertThat(Settings.from(tick).flow()).isEmpty();
  }

  private static Map<String, String> everything() {
    Map<String, String> all = new HashMap<>();
    all.put("KILN_REGION", "cn-hangzhou");
    all.put("KILN_BUCKET", "other-state");
    all.put("KILN_FLOW", "other-flow");
    all.put("KILN_STACK", "mine");
    all.put("KILN_SSH_SOURCE_CIDR", "203.0.113.7/32");
    all.put("KILN_TEMPLATE_KEYS", "true");
    all.put("KILN_SHELL_LOCAL", "true");
    all.put("KILN_DRIVER", "tick");
    all.put("KILN_ECS_ENDPOINT", "https://ecs.example.com");
    all.put("KILN_VPC_ENDPOINT", "https://vpc.example.com");
    all.put("KILN_OSS_ENDPOINT", "https://oss.example.com");
    all.put("KILN_FLOW_ENDPOINT", "https://fnf.example.com");
    all.put("KILN_MAX_BUILDS", "7");
    all.put("KILN_WATCH_HOSTS", "Mirror.vpc,10.0.0.7");
    all.put("KILN_NOTICE_URL", "https://hooks.example.com/kiln?key=1");
    all.put("KILN_NOTICE_SECRET", "a secret of sixteen and more");
    all.put("FC_REGION", "not looked at");
    return all;
  }

  private static Endpoint at(String product) {
    return Endpoint.of(URI.create("https://" + product + ".example.com"));
  }
}
