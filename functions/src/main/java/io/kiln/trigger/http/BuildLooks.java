package io.kiln.trigger.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.kiln.build.Artifact;
import io.kiln.build.Build;
import io.kiln.build.BuildId;
import io.kiln.build.Entry;
import io.kiln.build.Result;
import io.kiln.store.index.BuildSummary;
import io.kiln.store.index.IndexView;
import java.net.URLEncoder;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Lists builds, and shows one: its state, its manifest, its receipt, what it brought home. */
final class BuildLooks {
  private static final int USUAL_PAGE = 50;
  private static final int LARGEST_PAGE = 500;

  /** Of a file, in one answer; it goes as base64. */
  private static final int LARGEST_PART = 8 << 20;

  private final ApiSite site;

  BuildLooks(ApiSite site) {
    this.site = site;
  }

  List<Route> routes() {
    return List.of(
        Route.get("listBuilds", "/builds", this::list),
        Route.get("showBuild", "/builds/{build}", this::show),
        Route.get("showManifest", "/builds/{build}/manifest", this::manifest),
        Route.get("showReceipt", "/builds/{build}/receipt", this::receipt),
        Route.get("listArtifacts", "/builds/{build}/artifacts", this::artifacts),
        Route.get("readArtifact", "/builds/{build}/artifact", this::artifact));
  }

  private HttpAnswer list(Call call) {
    HttpRequest request = call.request();
    int limit = (int) call.number("limit", USUAL_PAGE, 1, LARGEST_PAGE);
    IndexView index = site.store().index(site.memory(), site.clock()).look();
    List<BuildSummary> page =
        index.builds().stream()
            .filter(BuildFilter.of(request))
            .limit(limit + 1L)
            .collect(Collectors.toList());
    boolean more = page.size() > limit;
    List<BuildSummary> shown = page.subList(0, Math.min(limit, page.size()));
    ObjectNode body = JsonNodeFactory.instance.objectNode();
    ArrayNode builds = body.putArray("builds");
    shown.forEach(build -> builds.add(BuildView.of(build)));
    body.put("complete", index.isComplete());
    if (!more) {
      return HttpAnswer.json(200, body);
    }
    String cursor = Cursor.after(shown.get(limit - 1));
    body.put("cursor", cursor);
    return HttpAnswer.json(200, body).with("Link", next(request, cursor));
  }

  private static String next(HttpRequest request, String cursor) {
    TreeMap<String, String> query = new TreeMap<>(request.query());
    query.put("cursor", cursor);
    return "</builds?"
        + query.entrySet().stream()
            .map(e -> e.getKey() + "=" + URLEncoder.encode(e.getValue(), UTF_8))
            .collect(Collectors.joining("&"))
        + ">; rel=\"next\"";
  }

  private HttpAnswer show(Call call) {
    Entry entry = Entries.latest(site, call);
    return HttpAnswer.json(
        200, BuildView.of(entry, site.store().origins().find(entry.state().id())));
  }

  private HttpAnswer manifest(Call call) {
    Build build = Entries.latest(site, call).state();
    if (build.result().filter(Result.SUCCEEDED::equals).isEmpty()) {
      throw HttpProblem.of(
          409,
          "Build '"
              + build.id()
              + "' has no image to show: it is "
              + BuildView.status(build.phase(), build.result())
              + ".");
    }
    return HttpAnswer.json(200, Manifest.of(build, site.store().origins().find(build.id())));
  }

  private HttpAnswer receipt(Call call) {
    return HttpAnswer.json(200, BuildView.receipt(Entries.latest(site, call).state()));
  }

  private HttpAnswer artifacts(Call call) {
    BuildId id = Entries.latest(site, call).state().id();
    ObjectNode body = JsonNodeFactory.instance.objectNode();
    ArrayNode list = body.putArray("artifacts");
    for (Artifact artifact : site.store().artifacts().described(id)) {
      list.addObject()
          .put("path", artifact.path())
          .put("folder", artifact.folder())
          .put("mode", String.format("%04o", artifact.mode()))
          .put("manifest", artifact.manifest())
          .put("href", href(id, artifact.path()));
    }
    return HttpAnswer.json(200, body);
  }

  private HttpAnswer artifact(Call call) {
    BuildId id = Entries.latest(site, call).state().id();
    String path =
        call.request()
            .parameter("path")
            .orElseThrow(() -> HttpProblem.of(400, "'path' must name one of the artifacts."));
    long from = call.number("from", 0, 0, Long.MAX_VALUE);
    byte[] part =
        site.store()
            .artifacts()
            .part(id, path, from, LARGEST_PART)
            .orElseThrow(Call.missing("artifact", path));
    HttpAnswer answer = HttpAnswer.bytes(200, "application/octet-stream", part);
    return part.length < LARGEST_PART
        ? answer
        : answer.with(
            "Link", "<" + href(id, path) + "&from=" + (from + part.length) + ">; rel=\"next\"");
  }

  private static String href(BuildId id, String path) {
    return BuildView.href(id.toString()) + "/artifact?path=" + URLEncoder.encode(path, UTF_8);
  }
}
