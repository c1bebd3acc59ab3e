package io.kiln.trigger.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.kiln.trigger.http.ApiUnderTest.Answered;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ScheduleDeskTest {
  @TempDir Path folder;
  private ApiUnderTest api;
  private String token;

  @BeforeEach
  void open() {
    api = new ApiUnderTest(folder);
    token = api.token("admin");
  }

  @Test
  void aScheduleIsSetAsAsked() {
    Answered set =
        put(
            "{\"cron\":\"30 3 * * *\",\"zone\":\"Asia/Shanghai\",\"force\":true,"
                + "\"watch\":[\"https://mirror.example/InRelease\"],\"max_age_days\":3}");

    assertThat(set.status()).isEqualTo(200);
    assertThat(set.json().path("force").asBoolean()).isTrue();
    assertThat(set.json().at("/watch/0").asText()).isEqualTo("https://mirror.example/InRelease");
  }

  @Test
  void whatIsNoAddressOnTheWebIsNotWatched() {
    Answered refused =
        put(
            "{\"cron\":\"30 3 * * *\",\"watch\":[\"mirror.example/InRelease\","
                + "\"https://mirror.example/In Release\",\"file:///etc/passwd\"]}");

    assertThat(refused.status()).isEqualTo(422);
    assertThat(refused.text())
        .contains("'mirror.example/InRelease' is no address on the web")
        .contains("'https://mirror.example/In Release' is no address")
        .contains("'file:///etc/passwd' is no address on the web");
    assertThat(api.get("/schedules/site").as(token).answer().status()).isEqualTo(404);
  }

  @Test
  void aFieldOfAnotherKindIsRefusedByName() {
    Answered refused =
        put(
            "{\"cron\":5,\"zone\":7,\"force\":\"true\",\"max_age_days\":\"3\","
                + "\"watch\":\"https://mirror.example/InRelease\"}");

    assertThat(refused.status()).isEqualTo(422);
    assertThat(refused.text())
        .contains("cron: ")
        .contains("zone: ")
        .contains("force: ")
        .contains("watch: ")
        .contains("max_age_days: ");
    assertThat(put("{\"cron\":\"30 3 * * *\",\"watch\":[{}]}").status()).isEqualTo(422);
  }

  private Answered put(String schedule) {
    return api.put("/schedules/site").as(token).json(schedule).answer();
  }
}
