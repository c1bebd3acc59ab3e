package io.kiln.function;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class BreakdownTest {
  private static final String CODE = "io.kiln.store.OssFailure";

  @Test
  void ofAnExceptionItsMessageIsTold() {
    String answer =
        "{\"errorMessage\":\"Can't write: AccessDenied\",\"errorType\":\"x\",\"stackTrace\":[\"y\"]}";

    assertThat(Breakdown.words(CODE, Optional.of(answer)))
        .isEqualTo(
            "The function failed until the flow gave up: Can't write: AccessDenied (" + CODE + ")");
  }

  @Test
  void whatIsNoAnswerIsToldAsItIs() {
    assertThat(Breakdown.words("FnF.TaskTimeout", Optional.of("it took {too long")))
        .endsWith(": it took {too long (FnF.TaskTimeout)");
    assertThat(Breakdown.words("FC.Unknown", Optional.of("[1]"))).endsWith(": [1] (FC.Unknown)");
  }

  @Test
  void withoutADetailTheCodeIsAll() {
    assertThat(Breakdown.words("FC.ResourceExhausted", Optional.empty()))
        .isEqualTo("FC.ResourceExhausted");
  }

  @Test
  void aLongMessageIsCut() {
    assertThat(Breakdown.words(CODE, Optional.of("m".repeat(5000)))).hasSizeLessThan(1200);
  }
}
