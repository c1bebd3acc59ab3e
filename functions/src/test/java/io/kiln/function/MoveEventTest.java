package io.kiln.function;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kiln.build.Answer;
import io.kiln.build.BuildId;
import io.kiln.build.Next;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MoveEventTest {
  @Test
  void anEventNamesItsBuild() throws IOException {
    MoveEvent event = event("{\"build\":\"b-1\",\"seq\":7,\"reason\":\"gave up\"}");

    assertThat(event.build()).isEqualTo(BuildId.of("b-1"));
    assertThat(event.seq()).isEqualTo(7);
    assertThat(event.reason()).contains("gave up");
    assertThat(event.turn()).isEqualTo(1);
    assertThat(event.looks()).isZero();
  }

  @Test
  void anExecutionCountsItsLooks() throws IOException {
    MoveEvent event = event("{\"build\":\"b-1\",\"seq\":7,\"turn\":2,\"looks\":199}");

    assertThat(event.turn()).isEqualTo(2);
    assertThat(event.looks()).isEqualTo(199);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {"{\"build\":\"b-1\"}", "{\"build\":\"b-1\",\"seq\":0,\"reason\":null}"})
  void placeAndReasonMayBeLeftOut(String text) throws IOException {
    assertThat(event(text).seq()).isZero();
    assertThat(event(text).reason()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{|it is no JSON",
        "[]|the event is no JSON object",
        "{}|build is missing",
        "{\"build\":1}|build is not a text",
        "{\"build\":\"../x\"}|build: '../x' is not a build id",
        "{\"build\":\"b-1\",\"seq\":\"7\"}|seq is not a whole number",
        "{\"build\":\"b-1\",\"looks\":-1}|looks is not a whole number from 0 on",
        "{\"build\":\"b-1\",\"turn\":0}|turn is not a whole number from 1 on",
        "{\"build\":\"b-1\",\"reason\":{}}|reason is not a text",
        "{\"build\":\"b-1\",\"detail\":7}|detail is not a text",
        "{\"build\":\"b-1\",\"buidl\":1}|buidl is not a field of it"
      })
  void aBadEventIsRefusedByField(String text, String problem) {
    assertThatThrownBy(() -> event(text))
        .isInstanceOf(BadEvent.class)
        .hasMessageContaining(problem);
  }

  @Test
  void anAnswerCarriesItselfUnderBody() throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();

    Events.answer(out, Answer.of(BuildId.of("b-1"), Next.WAIT, 5, 7), 12);

    String answer = "\"build\":\"b-1\",\"next\":\"WAIT\",\"seconds\":5,\"seq\":7,\"looks\":12";
    assertThat(out.toString(UTF_8)).isEqualTo("{" + answer + ",\"Body\":{" + answer + "}}");
  }

  private static MoveEvent event(String text) throws IOException {
    return MoveEvent.of(Events.read(new ByteArrayInputStream(text.getBytes(UTF_8))));
  }
}
