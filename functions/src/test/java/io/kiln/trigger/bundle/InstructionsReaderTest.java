package io.kiln.trigger.bundle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kiln.build.OnError;
import io.kiln.template.problem.InvalidTemplate;
import io.kiln.trigger.schedule.Schedule;
import org.junit.jupiter.api.Test;

class InstructionsReaderTest {
  @Test
  void everythingIsRead() {
    Instructions read =
        InstructionsReader.read(
            "kiln.json",
            "{\"template\":\"t.json\",\"variables\":{\"a\":1,\"b\":\"x\"},"
                + "\"environment\":{\"HOME\":\"/x\"},\"only\":[\"a\"],\"except\":[\"b\"],"
                + "\"force\":true,\"on_error\":\"abort\",\"files\":[\"s.sh\"],"
                + "\"on_upload\":false,\"schedule\":{\"cron\":\"0 3 * * *\","
                + "\"zone\":\"Asia/Shanghai\",\"max_age_days\":7,\"max_failures\":3,"
                + "\"force\":true,\"watch\":[\"https://mirror.example/InRelease\"]}}");

    assertThat(read.template()).contains("t.json");
    assertThat(read.variables()).containsEntry("a", "1").containsEntry("b", "x");
    assertThat(read.environment()).containsEntry("HOME", "/x");
    assertThat(read.only()).containsExactly("a");
    assertThat(read.except()).containsExactly("b");
    assertThat(read.force()).isTrue();
    assertThat(read.onError()).isEqualTo(OnError.ABORT);
    assertThat(read.files()).containsExactly("s.sh");
    assertThat(read.onUpload()).isFalse();
    assertThat(read.schedule())
        .contains(
            Schedule.builder()
                .cron("0 3 * * *")
                .zone("Asia/Shanghai")
                .maxAgeDays(7)
                .maxFailures(3)
                .force(true)
                .addWatch("https://mirror.example/InRelease")
                .build());
  }

  @Test
  void aFailedBuildMayBeHeld() {
    Instructions read =
        InstructionsReader.read("kiln.json", "{\"on_error\":\"hold\",\"hold_for\":\"90m\"}");

    assertThat(read.onError()).isEqualTo(OnError.HOLD);
    assertThat(read.holdFor()).hasMinutes(90);
  }

  @Test
  void anEmptyDocumentMeansTheDefaults() {
    Instructions read = InstructionsReader.read("kiln.json", "{}");

    assertThat(read).isEqualTo(Instructions.builder().build());
    assertThat(read.onUpload()).isTrue();
  }

  @Test
  void allThatIsWrongIsToldWithItsPlace() {
    assertThatThrownBy(
            () ->
                InstructionsReader.read(
                    "kiln.json",
                    "{\"shedule\":{},\n\"on_error\":\"ask\",\"hold_for\":\"1m\",\n"
                        + "\"schedule\":{\"cron\":\"61 3 * * *\",\"max_failures\":0,"
                        + "\"watch\":[\"file:///etc/passwd\"]}}"))
        .isInstanceOfSatisfying(InvalidTemplate.class, e -> assertThat(e.problems()).hasSize(6))
        .hasMessageContaining("kiln.json:2:")
        .hasMessageContaining("hold_for is '1m'")
        .hasMessageContaining("'61' is no minute");
  }

  @Test
  void whatIsNoObjectIsRefused() {
    assertThatThrownBy(() -> InstructionsReader.read("kiln.json", "[]"))
        .hasMessageContaining("it is a list");
    assertThatThrownBy(() -> InstructionsReader.read("kiln.json", "{"))
        .isInstanceOf(InvalidTemplate.class);
  }
}
