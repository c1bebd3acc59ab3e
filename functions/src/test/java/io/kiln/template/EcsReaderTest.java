package io.kiln.template;

import static io.kiln.template.Templates.ecs;
import static io.kiln.template.Templates.evaluate;
import static io.kiln.template.Templates.input;
import static io.kiln.template.Templates.messages;
import static io.kiln.template.Templates.only;
import static io.kiln.template.Templates.template;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EcsReaderTest {
  @Test
  void defaultsArePackers() {
    EcsBuilder builder = read();

    assertThat(builder.ioOptimized()).isEmpty();
    assertThat(builder.waitSnapshotReadyTimeout()).isEqualTo(Duration.ofHours(1));
    assertThat(builder.systemDisk().size()).isZero();
    SshSettings ssh = builder.communicator().orElseThrow();
    assertThat(ssh.port()).isEqualTo(22);
    assertThat(ssh.timeout()).isEqualTo(Duration.ofMinutes(5));
    assertThat(ssh.handshakeAttempts()).isEqualTo(10);
    assertThat(ssh.needsTemporaryKeyPair()).isTrue();
  }

  @ParameterizedTest
  @CsvSource({"true,true", "'\"true\"',true", "1,true", "'\"f\"',false", "false,false", "0,false"})
  void ioOptimizedIsTakenInAnyForm(String written, boolean read) {
    assertThat(read("\"io_optimized\": " + written).ioOptimized()).contains(read);
  }

  @ParameterizedTest
  @CsvSource({"null", "'\"\"'"})
  void ioOptimizedCanBeLeftOpen(String written) {
    assertThat(read("\"io_optimized\": " + written).ioOptimized()).isEqualTo(Optional.empty());
  }

  @Test
  void numbersAndFlagsMayBeStrings() {
    EcsBuilder builder =
        read(
            "\"internet_max_bandwidth_out\": \"10\"",
            "\"image_force_delete\": \"true\"",
            "\"system_disk_mapping\": {\"disk_size\": \"40\", \"disk_category\": \"cloud_essd\"}",
            "\"image_disk_mappings\": [{\"disk_size\": 20, \"disk_name\": \"data\"}, {}]");

    assertThat(builder.internetMaxBandwidthOut()).isEqualTo(10);
    assertThat(builder.imageForceDelete()).isTrue();
    assertThat(builder.systemDisk().size()).isEqualTo(40);
    assertThat(builder.dataDisks()).extracting(Disk::size).containsExactly(20, 0);
  }

  @Test
  void tagsMayBeNumbersAndComeInBothForms() {
    EcsBuilder builder =
        read("\"tags\": {\"a\": 1, \"b\": true}", "\"tag\": [{\"key\": \"c\", \"value\": \"d\"}]");

    assertThat(builder.tags()).isEqualTo(Map.of("a", "1", "b", "1", "c", "d"));
  }

  @Test
  void optionNamesMayBeInAnyCase() {
    assertThat(read("\"Zone_ID\": \"z\"").zoneId()).contains("z");
  }

  @Test
  void regionAndKeysFallBackOnTheEnvironment() {
    String text = template(ecs().replace("\"region\": \"cn-shenzhen\",", ""));
    Map<String, String> environment =
        Map.of("ALICLOUD_REGION", "cn-x", "ALICLOUD_ACCESS_KEY", "a", "ALICLOUD_SECRET_KEY", "s");

    Template template = Template.evaluate(input(text).withEnvironment(environment));

    assertThat(only(template).region()).isEqualTo("cn-x");
    assertThat(only(template).access().isGiven()).isTrue();
  }

  @Test
  void aMissingRegionIsNamed() {
    assertThat(messages(template(ecs().replace("\"region\": \"cn-shenzhen\",", ""))))
        .containsExactly(
            "region option or ALICLOUD_REGION must be provided in template file or environment"
                + " variables.");
  }

  @Test
  void aPasswordNeedsNoKeyPairAndIsNotShown() {
    SshSettings ssh = read("\"ssh_password\": \"open sesame\"").communicator().orElseThrow();

    assertThat(ssh.needsTemporaryKeyPair()).isFalse();
    assertThat(ssh.toString()).doesNotContain("sesame");
  }

  @Test
  void aPasswordOfTheWrongKindIsNotShown() {
    assertThat(Templates.problems(template(ecs("\"ssh_password\": [\"sesame\"]"))))
        .extracting(Object::toString)
        .noneMatch(text -> text.contains("sesame"));
  }

  @Test
  void anEmptyRefusedOptionIsNothing() {
    EcsBuilder builder =
        read("\"image_copy_regions\": [\"\"]", "\"kms_key_id\": \"\"", "\"profile\": null");

    assertThat(builder.name()).isEqualTo("alicloud-ecs");
  }

  private static EcsBuilder read(String... options) {
    return only(evaluate(template(ecs(options))));
  }
}
