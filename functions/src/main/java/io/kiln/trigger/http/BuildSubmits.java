package io.kiln.trigger.http;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.kiln.build.BuildId;
import io.kiln.template.NamedFile;
import io.kiln.trigger.Runs;
import io.kiln.trigger.Scope;
import io.kiln.trigger.UnderWay;
import io.kiln.trigger.bundle.Order;
import io.kiln.trigger.bundle.Prepared;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Takes a template and its files in: checks them, or begins their builds and answers at once. */
final class BuildSubmits {
  private final ApiSite site;

  BuildSubmits(ApiSite site) {
    this.site = site;
  }

  List<Route> routes() {
    return List.of(
        Route.change("submitBuild", "POST", "/builds", this::submit),
        Route.change("validateTemplate", "POST", "/validate", this::validate).needing(Scope.READ));
  }

  private HttpAnswer submit(Call call) {
    Runs.Hand hand = Runs.Hand.of("api", call.caller().name(), call.caller().id());
    hand = key(call.request()).map(hand::under).orElse(hand);
    Order order = order(call.request());
    Runs.Run run = prepared(order, hand, call.request());
    if (!run.isRepeated()) {
      holdToLimit(run.builds().size());
    }
    return accepted(begun(run, order, hand));
  }

  private HttpAnswer validate(Call call) {
    Order order = order(call.request());
    Runs.Hand nobody = Runs.Hand.of("api", call.caller().name(), call.caller().id());
    Prepared prepared = site.runs().prepare(order, nobody, "").prepared();
    ObjectNode body = JsonNodeFactory.instance.objectNode();
    body.put("valid", true);
    ArrayNode builders = body.putArray("builders");
    prepared.builders().forEach(builder -> builders.add(builder.name()));
    ArrayNode files = body.putArray("files");
    prepared.template().files().stream().map(NamedFile::path).forEach(files::add);
    Problems.warnings(body, prepared.template().warnings());
    return HttpAnswer.json(200, body);
  }

  private Order order(HttpRequest request) {
    return HandedIn.order(request, environment()).withShellLocal(site.shellLocal());
  }

  private Runs.Run prepared(Order order, Runs.Hand hand, HttpRequest request) {
    try {
      return site.runs().prepare(order, hand, Digests.of(request));
    } catch (Runs.KeyReused reused) {
      throw reused(reused);
    }
  }

  private Runs.Run begun(Runs.Run run, Order order, Runs.Hand hand) {
    try {
      return site.runs().begin(run, order, hand);
    } catch (Runs.KeyReused reused) {
      throw reused(reused);
    }
  }

  private static HttpProblem reused(Runs.KeyReused reused) {
    return HttpProblem.named(
        422, "idempotency-key-reused", "Idempotency key reused", reused.getMessage() + ".");
  }

  /** Each build costs money: a caller in a loop must not begin them without end. */
  private void holdToLimit(int more) {
    int most = site.rules().mostActiveBuilds();
    if (new UnderWay(site.store()).reaches(most - more + 1)) {
      throw HttpProblem.named(
              429,
              "too-many-builds",
              "Too many builds",
              "With "
                  + more
                  + " more there would be more builds under way than the "
                  + most
                  + " that may be; wait for one to end.")
          .header("Retry-After", "60");
    }
  }

  private static HttpAnswer accepted(Runs.Run run) {
    ObjectNode body = JsonNodeFactory.instance.objectNode();
    body.put("run", run.submission().run());
    body.put("repeated", run.isRepeated());
    ArrayNode builds = body.putArray("builds");
    Map<String, BuildId> ids = run.builds();
    ids.forEach(
        (builder, id) -> {
          String href = BuildView.href(id.toString());
          builds
              .addObject()
              .put("id", id.toString())
              .put("builder", builder)
              .put("href", href)
              .put("log", href + "/log");
        });
    Problems.warnings(body, run.prepared().template().warnings());
    String location =
        ids.size() == 1
            ? BuildView.href(ids.values().iterator().next().toString())
            : "/builds?run=" + run.submission().run();
    return HttpAnswer.json(202, body).with("Location", location);
  }

  private static Optional<String> key(HttpRequest request) {
    Optional<String> key = request.header("idempotency-key");
    if (key.filter(text -> !text.matches("[\\x21-\\x7e]{1,255}")).isPresent()) {
      throw HttpProblem.of(400, "'Idempotency-Key' must be 1 to 255 visible characters.");
    }
    return key;
  }

  /** The operator's choice of this function's own environment, which also holds its key. */
  private Map<String, String> environment() {
    Map<String, String> seen = new HashMap<>(site.environment());
    seen.keySet().retainAll(site.rules().environment());
    return seen;
  }
}
