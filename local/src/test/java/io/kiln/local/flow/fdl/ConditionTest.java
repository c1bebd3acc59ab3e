package io.kiln.local.flow.fdl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.kiln.local.disk.Json;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConditionTest {
  private static JsonNode context() throws JsonProcessingException {
    return Json.MAPPER.readTree(
        """
        {"Current":{"Input":{"status":"ready","n":10,"flag":true,"list":[{"a":"b"}]}},
         "Execution":{"Name":"x-1"}}
        """);
  }

  @ParameterizedTest
  @CsvSource(
      delimiterString = "=>",
      quoteCharacter = '\'',
      value = {
        "$Input.status == \"ready\" => true",
        "$Input.status == `ready` => true",
        "$Input.status != \"ready\" => false",
        "$Input.n > 9.5 => true",
        "$Input.n >= 10 => true",
        "$Input.n < 10 => false",
        "$Input.n <= 10.0 => true",
        "$Input.n == 10.0 => true",
        "$Input.n == \"10\" => false",
        "$Input.status < \"z\" => true",
        "$Context.Current.Input.n >= -1 => true",
        "$Context.Execution.Name == \"x-1\" => true",
        "$Input.list[0].a == \"b\" => true",
        "$Input.flag => true",
        "$Input.flag == false => false",
        "$Input.n == 1 && $Input.n == 2 || $Input.n == 10 => true",
        "$Input.n == 10 || $Input.n == 1 && $Input.n == 2 => true",
        "($Input.n == 10 || $Input.n == 1) && $Input.n == 2 => false",
        "10 == $Input.n => true",
      })
  void conditionsHoldAsTheyAreWritten(String text, boolean expected)
      throws JsonProcessingException {
    assertThat(Condition.parse(text).holds(context())).isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "$Input.n ==",
        "== 1",
        "$Input.n = 1",
        "($Input.n == 1",
        "$Output.n == 1",
        "$Input.n == 1 $Input.n",
        "$Nothing.n == 1",
        "\"open",
        "&& true",
        "$Input..n == 1"
      })
  void whatIsNoConditionIsRefused(String text) {
    assertThatIllegalArgumentException().isThrownBy(() -> Condition.parse(text));
  }

  @Test
  void aPathThatFindsNothingIsAnError() {
    Condition condition = Condition.parse("$Input.missing == 1");

    assertThatExceptionOfType(FlowFailure.class)
        .isThrownBy(() -> condition.holds(context()))
        .withMessageContaining("$Input.missing finds nothing");
  }

  @Test
  void aNumberAndATextHaveNoOrder() {
    Condition condition = Condition.parse("$Input.n > \"9\"");

    assertThatExceptionOfType(FlowFailure.class).isThrownBy(() -> condition.holds(context()));
  }
}
