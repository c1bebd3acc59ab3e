package io.kiln.trigger.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.kiln.build.Artifact;
import io.kiln.build.BuildId;
import io.kiln.trigger.http.ApiUnderTest.Answered;
import io.kiln.trigger.http.ApiUnderTest.Asking;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** docs/openapi.json and the code say the same. */
final class OpenApiTest {
  private static final String SCHEDULE = "{\"cron\":\"30 3 * * *\",\"zone\":\"Asia/Shanghai\"}";

  @TempDir Path folder;
  private final OpenApi description = OpenApi.read();
  private final Set<String> walked = new TreeSet<>();
  private ApiUnderTest api;
  private String admin;

  @BeforeEach
  void open() {
    api = new ApiUnderTest(folder);
    admin = api.token("admin");
  }

  @Test
  void everyOperationIsDescribedAndEveryDescriptionIsAnOperation() {
    Set<String> routes = new TreeSet<>();
    api.routes()
        .forEach(
            r -> routes.add(r.method() + " " + r.path() + " " + r.id() + " " + r.scope().word()));

    assertThat(description.operations()).isEqualTo(routes);
  }

  @Test
  void realAnswersAreAsDescribed() {
    builds();
    schedules();
    tokens();
    refusals();

    Set<String> all = new TreeSet<>();
    api.routes().forEach(route -> all.add(route.method() + " " + route.path()));
    assertThat(walked).isEqualTo(all);
  }

  private void builds() {
    seen("POST", "/builds", api.post("/builds").json(ApiUnderTest.TEMPLATE), 202);
    seen("POST", "/validate", api.post("/validate").json(ApiUnderTest.TEMPLATE), 200);
    BuildId id = api.submit(admin);
    String build = "/builds/" + id;
    api.machine().advance().run(id, 0);
    seen("GET", "/builds/{build}", api.get(build), 200);
    seen("POST", "/builds/{build}/resume", api.post(build + "/resume"), 202);
    seen("GET", "/builds/{build}/manifest", api.get(build + "/manifest"), 409);
    api.finish(id);
    seen("GET", "/builds", api.get("/builds?limit=1"), 200);
    seen("GET", "/builds/{build}", api.get(build), 200);
    seen("GET", "/builds/{build}/manifest", api.get(build + "/manifest"), 200);
    seen("GET", "/builds/{build}/receipt", api.get(build + "/receipt"), 200);
    seen("POST", "/builds/{build}/undo", api.post(build + "/undo"), 200);
    seen("POST", "/builds/{build}/cancel", api.post(build + "/cancel"), 409);
    failing();
    artifacts(id);
    seen("GET", "/images", api.get("/images"), 200);
    seen("GET", "/images/{image}", api.get("/images/m-" + id), 200);
    seen("GET", "/health", api.get("/health"), 200);
  }

  private void failing() {
    api.ends = false;
    BuildId id = api.submit(admin);
    String build = "/builds/" + id;
    api.machine().undo().fail(id, "it broke");
    seen("GET", "/builds/{build}", api.get(build), 200);
    seen("GET", "/builds/{build}/log", api.get(build + "/log"), 200);
    seen("GET", "/builds/{build}/log", api.get(build + "/log?from=2"), 400);
    BuildId other = api.submit(admin);
    seen("POST", "/builds/{build}/cancel", api.post("/builds/" + other + "/cancel"), 202);
  }

  private void artifacts(BuildId id) {
    String build = "/builds/" + id;
    api.store.artifacts().append(id, "notes/a.txt", "0", 0, "hello".getBytes(UTF_8));
    api.store.artifacts().describe(id, Artifact.of("notes/a.txt", false, 0644).withDownload("0"));
    seen("GET", "/builds/{build}/artifacts", api.get(build + "/artifacts"), 200);
    Answered file = api.get(build + "/artifact?path=notes%2Fa.txt").as(admin).answer();
    assertThat(file.text()).isEqualTo("hello");
    walked.add("GET /builds/{build}/artifact");
    seen("GET", "/builds/{build}/artifact", api.get(build + "/artifact?path=none"), 404);
  }

  private void schedules() {
    seen("PUT", "/schedules/{name}", api.put("/schedules/nightly").json(SCHEDULE), 200);
    seen("GET", "/schedules", api.get("/schedules"), 200);
    seen("GET", "/schedules/{name}", api.get("/schedules/nightly"), 200);
    seen("POST", "/schedules/{name}/pause", api.post("/schedules/nightly/pause"), 200);
    seen("POST", "/schedules/{name}/resume", api.post("/schedules/nightly/resume"), 200);
    seen("PUT", "/schedules/{name}", api.put("/schedules/nightly").json("{\"cron\":\"x\"}"), 422);
    seen("DELETE", "/schedules/{name}", api.delete("/schedules/nightly"), 204);
    seen("GET", "/schedules/{name}", api.get("/schedules/none"), 404);
  }

  private void tokens() {
    String asked = "{\"name\":\"ci\",\"scope\":\"read\",\"expires_in_days\":1}";
    Answered made = seen("POST", "/tokens", api.post("/tokens").json(asked), 201);
    seen("GET", "/tokens", api.get("/tokens"), 200);
    String id = made.json().path("id").asText();
    seen("DELETE", "/tokens/{token}", api.delete("/tokens/" + id), 204);
    seen("DELETE", "/tokens/{token}", api.delete("/tokens/" + id), 404);
  }

  private void refusals() {
    seen("POST", "/builds", api.post("/builds").json("{\"builders\":[]}"), 422);
    seen("POST", "/builds", api.post("/builds").json("x").with("Content-Type", "text/x"), 415);
    seen("GET", "/builds", api.get("/builds?limit=0"), 400);
    assertThat(
            description.unlike(
                "GET",
                "/builds",
                401,
                "application/problem+json",
                api.get("/builds").answer().json()))
        .isEmpty();
  }

  private Answered seen(String method, String path, Asking asking, int status) {
    Answered answer = asking.as(admin).answer();
    assertThat(answer.status()).as(method + " " + path + " " + answer.text()).isEqualTo(status);
    JsonNode body = answer.text().isEmpty() ? JsonNodeFactory.instance.nullNode() : answer.json();
    assertThat(description.unlike(method, path, status, answer.header("Content-Type"), body))
        .as(method + " " + path)
        .isEmpty();
    walked.add(method + " " + path);
    return answer;
  }
}
