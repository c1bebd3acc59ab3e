package io.kiln.build;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kiln.template.Secret;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonTest {
  private static final Waiting WAITING =
      Waiting.of("image m-1", Instant.parse("2026-11-22T11:00:00Z"), Duration.ofMinutes(3));
  private static final String TEXT =
      "{\"what\":\"image m-1\",\"since\":\"2026-11-22T11:00:00Z\",\"usually\":\"PT3M\",\"idle\":false}";

  @Test
  void valuesAreWrittenAsAPersonWouldAndReadBack() {
    assertThat(new String(Json.bytes(WAITING), UTF_8)).isEqualTo(TEXT);
    assertThat(Json.read(TEXT.getBytes(UTF_8), Waiting.class)).isEqualTo(WAITING);
    assertThat(Json.fromNode(Json.toNode(WAITING), Waiting.class)).isEqualTo(WAITING);
  }

  @Test
  void whatAnOlderVersionWroteIsRead() {
    String older = TEXT.replace(",\"idle\":false", "");

    assertThat(Json.read(older.getBytes(UTF_8), Waiting.class)).isEqualTo(WAITING);
  }

  @Test
  void whatIsAbsentIsNotWritten() {
    assertThat(new String(Json.bytes(LogLine.say("x")), UTF_8))
        .isEqualTo("{\"kind\":\"SAY\",\"text\":\"x\"}");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"kind\":\"SAY\",\"text\":\"x\",\"more\":1}",
        "{\"kind\":\"SAY\"}",
        "{\"kind\":\"SAY\",\"text\":null}",
        "{\"kind\":\"SAY\",\"text\":\"x\",\"text\":\"y\"}",
        "{\"kind\":\"SING\",\"text\":\"x\"}",
        "{\"kind\":\"SAY\",\"text\":\"x\"} {}",
        "{\"kind\":\"SAY\",\"te"
      })
  void whatIsNotExactlyTheValueIsRefused(String text) {
    assertThatThrownBy(() -> Json.read(text.getBytes(UTF_8), LogLine.class))
        .isInstanceOf(UncheckedIOException.class);
  }

  @Test
  void aSecretIsNeverWritten() {
    Map<String, Secret> map = Map.of("password", Secret.of("hunter2"));

    assertThatThrownBy(() -> Json.bytes(map))
        .isInstanceOf(UncheckedIOException.class)
        .hasMessageNotContaining("hunter2");
    assertThatThrownBy(() -> Json.toNode(map)).isInstanceOf(IllegalArgumentException.class);
  }
}
