package io.kiln.trigger.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.kiln.build.BuildId;
import io.kiln.trigger.http.ApiUnderTest.Answered;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class LogTest {
  @TempDir Path folder;
  private ApiUnderTest api;
  private String token;
  private BuildId id;
  private String log;

  @BeforeEach
  void open() {
    api = new ApiUnderTest(folder);
    token = api.token("build");
    id = api.submit(token);
    log = "/builds/" + id + "/log";
  }

  @Test
  void aCursorGoesOnWhereTheLastAnswerEnded() {
    JsonNode nothing = api.get(log).as(token).answer().json();
    assertThat(nothing.path("lines")).isEmpty();
    assertThat(nothing.path("end").asBoolean()).isFalse();
    api.machine().undo().fail(id, "it broke\nin two");

    Answered some = api.get(log + "?from=" + nothing.path("next").asLong()).as(token).answer();

    assertThat(some.json().at("/lines/0/kind").asText()).isEqualTo("ERROR");
    assertThat(some.json().at("/lines/0/text").asText()).isEqualTo("it broke\nin two");
    assertThat(some.header("Link")).contains(log + "?from=" + some.json().path("next").asLong());
  }

  @Test
  void theLastAnswerSaysSoAndHasNoNext() {
    api.machine().undo().fail(id, "it broke");
    api.finish(id);

    Answered all = api.get(log).as(token).answer();

    assertThat(all.json().path("end").asBoolean()).isTrue();
    assertThat(all.header("Link")).isEmpty();
  }

  @Test
  void asTextItReadsAsPackerWritesIt() {
    api.machine().undo().fail(id, "it broke\nin two");

    Answered text = api.get(log).with("Accept", "text/plain").as(token).answer();

    assertThat(text.header("Content-Type")).startsWith("text/plain");
    assertThat(text.text()).isEqualTo("==> alicloud-ecs: it broke\n==> alicloud-ecs: in two\n");
  }

  @Test
  void aRangeOfItsBytesIsServedAsKept() {
    api.machine().undo().fail(id, "it broke");

    Answered part = api.get(log).with("Range", "bytes=0-7").as(token).answer();

    assertThat(part.status()).isEqualTo(206);
    assertThat(part.text()).isEqualTo("{\"kind\":");
    assertThat(part.header("Content-Range")).startsWith("bytes 0-7/");
    Answered beyond = api.get(log).with("Range", "bytes=99999-").as(token).answer();
    assertThat(beyond.status()).isEqualTo(416);
    assertThat(beyond.header("Content-Range")).startsWith("bytes */");
  }

  @Test
  void aCursorInTheMiddleOfALineIsRefused() {
    api.machine().undo().fail(id, "it broke");

    assertThat(api.get(log + "?from=3").as(token).answer().status()).isEqualTo(400);
    assertThat(api.get(log + "?from=99999").as(token).answer().status()).isEqualTo(400);
  }

  @Test
  void aLineLongerThanTheLimitIsReadWhole() {
    api.machine().undo().fail(id, "x".repeat(5000));
    api.finish(id);

    Answered first = api.get(log + "?limit=1024").as(token).answer();

    assertThat(first.json().at("/lines/0/text").asText()).isEqualTo("x".repeat(5000));
    assertThat(first.json().path("end").asBoolean()).isTrue();
  }

  @Test
  void aFollowerKeepsItsLimitOverALineThatIsLonger() {
    api.machine().undo().fail(id, "x".repeat(5000));
    api.machine().undo().reopen(id);

    Answered first = api.get(log + "?limit=1024&wait=1").as(token).answer();

    long next = first.json().path("next").asLong();
    assertThat(next).isGreaterThan(5000);
    assertThat(first.header("Link"))
        .isEqualTo("<" + log + "?from=" + next + "&limit=1024&wait=1>; rel=\"next\"");
  }

  @Test
  void aFollowerWaitsNoLongerThanItAsksFor() {
    long before = api.now().getEpochSecond();

    Answered answer = api.get(log + "?wait=5").as(token).answer();

    assertThat(answer.json().path("lines")).isEmpty();
    assertThat(api.now().getEpochSecond() - before).isBetween(5L, 6L);
  }

  @Test
  void linesThatADeadWriterOwesAreShownNonetheless() {
    api.machine().undo().fail(id, "it broke");
    api.finish(id);
    api.bucket.delete("builds/" + id + "/log");

    assertThat(api.get(log).as(token).answer().json().path("lines")).hasSize(1);
  }
}
