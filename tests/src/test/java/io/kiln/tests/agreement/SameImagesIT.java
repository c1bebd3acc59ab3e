package io.kiln.tests.agreement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.kiln.build.Build;
import io.kiln.build.Cleanup;
import io.kiln.build.Result;
import io.kiln.tests.RealTimeLaptop;
import io.kiln.tests.agreement.Cases.Case;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What real Packer and Kiln make of the same templates: the same images, and nothing else. */
@Timeout(value = 12, unit = TimeUnit.MINUTES)
@Execution(ExecutionMode.CONCURRENT)
@EnabledIfSystemProperty(
    named = "kiln.long",
    matches = "true",
    disabledReason =
        "thirteen templates, baked by Packer and by Kiln: ./mvnw verify -Dkiln.long=true")
class SameImagesIT {
  private static final String BUILDER =
      "{\"builders\":[{\"type\":\"alicloud-ecs\",\"access_key\":\"id\",\"secret_key\":\"secret\","
          + "\"region\":\"cn-shenzhen\",\"image_name\":\"by_both\",\"communicator\":\"none\","
          // or Packer makes a key pair all the same; and without one, only with user data a VPC
          + "\"ssh_password\":\"of-nobody\",\"user_data\":\"#!/bin/true\","
          + "\"source_image\":\"ubuntu_18_04_x64_20G_alibase_20210128.vhd\","
          + "\"internet_charge_type\":\"PayByTraffic\",\"instance_type\":\"ecs.t5-c1m2.large\",";

  @TempDir private Path home = Path.of("");

  @BeforeAll
  static void packerIsThere() {
    assumeTrue(Files.isExecutable(Packer.COMMAND), "packer is not installed");
    assumeTrue("root".equals(System.getProperty("user.name")), "machines need root");
  }

  static List<Case> cases() {
    return Cases.all();
  }

  @ParameterizedTest
  @MethodSource("cases")
  void packerAndKilnLeaveTheSameImages(Case one) throws Exception {
    try (Shop shop = new Shop(home, new RealTimeLaptop(home.resolve("cloud")))) {
      Map<String, String> ids = shop.network();
      String template = template(one.options(), ids);
      if (!one.first().isEmpty()) {
        shop.packer(template(one.first(), ids));
        Map<String, Left> unusedOld = shop.images();
      }
      shop.packer(template);
      Map<String, Left> packers = shop.images();
      shop.clear();

      if (!one.first().isEmpty()) {
        assertBaked(shop.kiln(template(one.first(), ids)));
      }
      assertBaked(shop.kiln(template));
      Map<String, Left> kilns = shop.images();

      assertThat(packers).isNotEmpty();
      assertThat(kilns.keySet()).isEqualTo(named(packers));
      assertThat(differences(packers, kilns))
          .as(kilns + " for " + packers)
          .isEqualTo(one.differences());
      assertThat(shop.litter()).isEmpty();
    }
  }

  /** Without those whose names Packer made up: they were to be temporary. */
  private static Set<String> named(Map<String, Left> packers) {
    return packers.keySet().stream()
        .filter(key -> !key.contains(" packer_"))
        .collect(Collectors.toSet());
  }

  private static Set<Difference> differences(Map<String, Left> packers, Map<String, Left> kilns) {
    Set<Difference> found = EnumSet.noneOf(Difference.class);
    packers.forEach(
        (key, packer) -> {
          if (key.contains(" packer_")) {
            found.add(Difference.PLAIN_IMAGE_LEFT);
            return;
          }
          Left kiln = kilns.get(key);
          if (kiln == null || !kiln.bare().equals(packer.bare())) {
            found.add(Difference.OTHER);
            return;
          }
          if (!kiln.description().equals(packer.description())) {
            found.add(
                packer.description().isEmpty() ? Difference.COPY_DESCRIPTION : Difference.OTHER);
          }
          if (!kiln.tags().equals(packer.tags())) {
            found.add(packer.tags().isEmpty() ? Difference.COPY_TAGS : Difference.OTHER);
          }
        });
    return found;
  }

  private static void assertBaked(Build build) {
    assertThat(build.failure()).isEmpty();
    assertThat(build.result()).contains(Result.SUCCEEDED);
    assertThat(build.cleanup()).contains(Cleanup.CLEAN);
  }

  private static String template(String options, Map<String, String> ids) {
    String text = BUILDER + options + "}]}";
    for (Map.Entry<String, String> id : ids.entrySet()) {
      text = text.replace("\"" + id.getKey() + "\"", "\"" + id.getValue() + "\"");
    }
    return text;
  }
}
