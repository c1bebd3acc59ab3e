package io.kiln.trigger.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.kiln.build.BuildId;
import io.kiln.build.Entry;
import io.kiln.build.JobProgress;
import io.kiln.build.Result;
import io.kiln.trigger.http.ApiUnderTest.Answered;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class BuildsTest {
  @TempDir Path folder;
  private ApiUnderTest api;
  private String token;

  @BeforeEach
  void open() {
    api = new ApiUnderTest(folder);
    token = api.token("build");
  }

  @Test
  void aListIsReadPageByPageNewestFirst() {
    List<String> ids = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      ids.add(0, api.submit(token).toString());
      api.pass(Duration.ofMinutes(1));
    }

    Answered first = api.get("/builds?limit=2").as(token).answer();
    api.submit(token);
    Answered second =
        api.get("/builds?limit=2&cursor=" + first.json().path("cursor").asText())
            .as(token)
            .answer();

    assertThat(ApiUnderTest.texts(first.json().path("builds"), "id"))
        .containsExactlyElementsOf(ids.subList(0, 2));
    assertThat(first.header("Link")).contains("limit=2").endsWith("rel=\"next\"");
    assertThat(ApiUnderTest.texts(second.json().path("builds"), "id"))
        .containsExactlyElementsOf(ids.subList(2, 4));
  }

  @Test
  void aListIsNarrowedByItsParameters() {
    BuildId done = api.submit(token);
    api.finish(done);
    api.ends = false;
    BuildId running = api.submit(token);

    assertThat(ids("/builds?status=succeeded")).containsExactly(done.toString());
    assertThat(ids("/builds?status=RUNNING")).containsExactly(running.toString());
    assertThat(ids("/builds?image_name=baked")).hasSize(2);
    assertThat(ids("/builds?image_name=other")).isEmpty();
    assertThat(ids("/builds?via=api&template=template.json")).hasSize(2);
    assertThat(ids("/builds?since=2026-11-28T05:00:00Z")).isEmpty();
    String run = api.store.origins().find(done).orElseThrow().run();
    assertThat(ids("/builds?run=" + run)).containsExactly(done.toString());
  }

  @Test
  void aParameterThatMakesNoSenseIsRefused() {
    for (String wrong :
        List.of("limit=0", "limit=x", "status=gone", "since=yesterday", "cursor=%25%25")) {
      assertThat(api.get("/builds?" + wrong).as(token).answer().status()).as(wrong).isEqualTo(400);
    }
  }

  @Test
  void oneBuildShowsWhatItWaitsFor() {
    BuildId id = api.submit(token);
    api.machine().advance().run(id, 0);

    JsonNode build = api.get("/builds/" + id).as(token).answer().json();

    assertThat(build.path("status").asText()).isEqualTo("RUNNING");
    assertThat(build.at("/waiting/what").asText()).isEqualTo("the test");
    assertThat(build.at("/links/log").asText()).isEqualTo("/builds/" + id + "/log");
    assertThat(api.get("/builds/nobody").as(token).answer().status()).isEqualTo(404);
    assertThat(api.get("/builds/-").as(token).answer().status()).isEqualTo(404);
  }

  @Test
  void aBuildThatIsDoneHasItsManifestAndItsReceipt() {
    BuildId id = api.submit(token);
    assertThat(api.get("/builds/" + id + "/manifest").as(token).answer().status()).isEqualTo(409);

    api.finish(id);

    JsonNode manifest = api.get("/builds/" + id + "/manifest").as(token).answer().json();
    assertThat(manifest.at("/builds/0/artifact_id").asText()).isEqualTo("cn-shenzhen:m-" + id);
    assertThat(manifest.at("/builds/0/packer_run_uuid")).isEqualTo(manifest.path("last_run_uuid"));
    JsonNode receipt = api.get("/builds/" + id + "/receipt").as(token).answer().json();
    assertThat(receipt.path("final").asBoolean()).isTrue();
    assertThat(receipt.path("cleanup").asText()).isEqualTo("CLEAN");
  }

  @Test
  void aCancelledBuildIsUndoneAndCantBeResumed() {
    BuildId id = api.submit(token);

    Answered cancelled = api.post("/builds/" + id + "/cancel").as(token).answer();

    assertThat(cancelled.status()).isEqualTo(202);
    assertThat(cancelled.json().path("status").asText()).isEqualTo("UNDOING");
    assertThat(api.started).hasSize(2);
    Entry end = api.finish(id);
    assertThat(end.state().result()).contains(Result.CANCELLED);
    assertThat(api.post("/builds/" + id + "/cancel").as(token).answer().status()).isEqualTo(202);
    assertThat(api.post("/builds/" + id + "/resume").as(token).answer().status()).isEqualTo(409);
  }

  @Test
  void aBuildThatIsDoneCantBeCancelled() {
    BuildId id = api.submit(token);
    api.finish(id);

    Answered answer = api.post("/builds/" + id + "/cancel").as(token).answer();

    assertThat(answer.status()).isEqualTo(409);
    assertThat(answer.json().path("detail").asText()).contains("SUCCEEDED");
  }

  @Test
  void undoingWhatIsCleanChangesNothing() {
    BuildId id = api.submit(token);
    long seq = api.finish(id).seq();

    Answered answer = api.post("/builds/" + id + "/undo").as(token).answer();

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.json().path("seq").asLong()).isEqualTo(seq);
    assertThat(api.store.active().list()).isEmpty();
  }

  @Test
  void undoingOneUnderWayStopsIt() {
    BuildId id = api.submit(token);

    assertThat(api.post("/builds/" + id + "/undo").as(token).answer().status()).isEqualTo(202);

    assertThat(api.store.journal().latest(id, 0).orElseThrow().state().result())
        .contains(Result.CANCELLED);
  }

  @Test
  void aResumedBuildIsStartedAgainAndFreeOfTheWatchdog() {
    BuildId id = api.submit(token);
    api.machine().watch().adopt(id);

    Answered answer = api.post("/builds/" + id + "/resume").as(token).answer();

    assertThat(answer.status()).isEqualTo(202);
    assertThat(api.started).containsExactly(id, id);
    assertThat(api.store.journal().latest(id, 0).orElseThrow().state().adopted()).isFalse();
  }

  @Test
  void aResumedBuildGoesOnPastItsBreakpoint() {
    BuildId id = api.submit(token);
    Entry last = api.store.journal().latest(id, 0).orElseThrow();
    JobProgress held = JobProgress.begin(1, 0, api.now()).at(JobProgress.HELD, api.now());
    Entry paused = last.withSeq(last.seq() + 1).withState(last.state().withJob(held));
    assertThat(api.store.journal().append(paused)).isTrue();
    String pause = paused.state().heldAt().orElseThrow();

    assertThat(api.post("/builds/" + id + "/resume").as(token).answer().status()).isEqualTo(202);

    assertThat(api.store.releases().released(id, pause)).isTrue();
  }

  private List<String> ids(String path) {
    return ApiUnderTest.texts(api.get(path).as(token).answer().json().path("builds"), "id");
  }
}
