package io.kiln.template;

import static io.kiln.template.Templates.ecs;
import static io.kiln.template.Templates.evaluate;
import static io.kiln.template.Templates.messages;
import static io.kiln.template.Templates.only;
import static io.kiln.template.Templates.template;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ImageOptionsTest {
  private static final String TWO = "\"image_copy_regions\": [\"cn-a\", \"cn-shenzhen\", \"cn-b\"]";

  @Test
  void aCopyHasTheNameAndKeyAtItsRegionsPlace() {
    EcsBuilder builder =
        read(
            TWO,
            "\"image_copy_names\": [\"in-a\", \"here\", \"in-b\"]",
            "\"image_encrypted\": true",
            "\"kms_key_copy_ids\": [\"key-a\", \"key-here\", \"key-b\"]");

    assertThat(builder.copies()).extracting(ImageCopy::region).containsExactly("cn-a", "cn-b");
    assertThat(builder.copies()).extracting(ImageCopy::name).containsExactly("in-a", "in-b");
    assertThat(builder.copies())
        .extracting(ImageCopy::kmsKeyId)
        .containsExactly(Optional.of("key-a"), Optional.of("key-b"));
  }

  @Test
  void theNewerKeysCountOtherRegionsOnly() {
    EcsBuilder builder =
        read(TWO, "\"image_encrypted\": true", "\"image_copy_kms_ids\": [\"key-a\", \"key-b\"]");

    assertThat(builder.copies())
        .extracting(ImageCopy::kmsKeyId)
        .containsExactly(Optional.of("key-a"), Optional.of("key-b"));
  }

  @Test
  void aCopyWithoutANameHasTheImages() {
    assertThat(read(TWO, "\"image_copy_names\": [\"in-a\"]").copies())
        .extracting(ImageCopy::name)
        .containsExactly("in-a", "img");
  }

  @Test
  void whatAnUnsetVariableLeavesIsNoRegionAndNoAccount() {
    EcsBuilder builder =
        read("\"image_copy_regions\": [\"\", \"cn-a\"]", "\"image_share_account\": [\"\"]");

    assertThat(builder.copies()).extracting(ImageCopy::region).containsExactly("cn-a");
    assertThat(builder.shareAccounts()).isEmpty();
  }

  @Test
  void namesWithoutRegionsAreOnlyMentioned() {
    String text = template(ecs("\"image_copy_names\": [\"in-a\"]"));

    assertThat(evaluate(text).warnings())
        .singleElement()
        .satisfies(w -> assertThat(w.message()).contains("image_copy_names"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "'boot_mode': 'Legacy' | boot_mode must be 'BIOS', 'UEFI' or 'UEFI-Preferred'",
        "'target_image_family': 'acs:mine' | target_image_family can't start with 'aliyun', 'acs:',"
            + " 'http://' or 'https://'",
        "'target_image_family': 'a' | target_image_family is not a name a family can have",
        "'kms_key_id': 'k' | kms_key_id needs image_encrypted to be true",
        "'image_copy_kms_ids': 'k' | image_copy_kms_ids needs image_encrypted to be true",
        "'image_share_account': 'somebody' | image_share_account: 'somebody' is not the number of"
            + " an account",
        "'image_copy_names': 'a b' | image_copy_names can't include spaces",
        "'image_description': 'http://x' | image_description can't start with 'http://' or"
            + " 'https://'",
        "'system_disk_mapping': {'disk_kms_key_id': 'k'} | disk_kms_key_id needs disk_encrypted to"
            + " be true",
        "'custom_endpoint_ecs': 'http://ecs.example.com' | custom_endpoint_ecs"
            + " 'http://ecs.example.com' is not an address to send keys to",
      })
  void whatTheCloudWouldRefuseAfterTheBakeIsRefusedBefore(String option, String message) {
    String json = option.strip().replace('\'', '"');

    assertThat(messages(template(ecs(json)))).containsExactly(message);
  }

  @Test
  void aDiskThatIsToStayIsMentioned() {
    String text =
        template(ecs("\"image_disk_mappings\": [{\"disk_delete_with_instance\": false}]"));

    assertThat(evaluate(text).warnings())
        .singleElement()
        .satisfies(w -> assertThat(w.message()).contains("has no effect"));
  }

  private static EcsBuilder read(String... options) {
    return only(evaluate(template(ecs(options))));
  }
}
