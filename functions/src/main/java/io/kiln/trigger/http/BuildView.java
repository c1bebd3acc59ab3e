package io.kiln.trigger.http;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.kiln.build.Build;
import io.kiln.build.Entry;
import io.kiln.build.Origin;
import io.kiln.build.Phase;
import io.kiln.build.Resource;
import io.kiln.build.Result;
import io.kiln.store.index.BuildSummary;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeMap;

/** A build as the API shows it. */
final class BuildView {
  private BuildView() {}

  /** In one word: whether it is under way, or how it ended. */
  static String status(Phase phase, Optional<Result> result) {
    switch (phase) {
      case STEP:
        return "RUNNING";
      case UNDO:
        return "UNDOING";
      default:
        return result.map(Result::name).orElse("FAILED");
    }
  }

  /** A line of a list. */
  static ObjectNode of(BuildSummary build) {
    ObjectNode view = JsonNodeFactory.instance.objectNode();
    view.put("id", build.id().toString());
    view.put("href", href(build.id().toString()));
    view.put("status", status(build.phase(), build.result()));
    build.result().ifPresent(result -> view.put("result", result.name()));
    build.cleanup().ifPresent(cleanup -> view.put("cleanup", cleanup.name()));
    view.put("builder", build.builderName());
    view.put("region", build.region());
    view.put("image_name", build.imageName());
    moment(view, "started_at", Optional.of(build.startedAt()));
    moment(view, "ended_at", build.endedAt());
    build.failure().ifPresent(failure -> view.put("failure", failure));
    if (!build.imageIds().isEmpty()) {
      ObjectNode images = view.putObject("images");
      new TreeMap<>(build.imageIds()).forEach(images::put);
    }
    build.sourceImageId().ifPresent(id -> view.put("source_image", id));
    build.replacedImageId().ifPresent(id -> view.put("replaced_image", id));
    build.origin().ifPresent(origin -> origin(view, origin));
    return view;
  }

  /** All that the last entry says, but for the request of each resource. */
  static ObjectNode of(Entry entry, Optional<Origin> origin) {
    Build build = entry.state();
    ObjectNode view = of(BuildSummary.of(entry, origin));
    view.put("seq", entry.seq());
    view.put("step", build.step());
    build.failure().ifPresent(failure -> view.put("failure", failure.message()));
    build.failure().ifPresent(failure -> view.put("failed_step", failure.step()));
    build
        .waiting()
        .ifPresent(
            waiting ->
                view.putObject("waiting")
                    .put("what", waiting.what())
                    .put("since", waiting.since().toString())
                    .put("usually_seconds", waiting.usually().toSeconds()));
    moment(view, "held_until", build.heldUntil());
    view.put("log_bytes", build.logSize());
    view.put("resources", build.ledger().resources().size());
    String href = href(build.id().toString());
    view.putObject("links")
        .put("log", href + "/log")
        .put("receipt", href + "/receipt")
        .put("manifest", href + "/manifest")
        .put("artifacts", href + "/artifacts");
    return view;
  }

  /** Each resource of the build, and the proof of what became of it. */
  static ObjectNode receipt(Build build) {
    ObjectNode view = JsonNodeFactory.instance.objectNode();
    view.put("build", build.id().toString());
    view.put("image_name", build.imageName());
    view.put("final", build.phase() == Phase.ENDED);
    view.put("status", status(build.phase(), build.result()));
    build.cleanup().ifPresent(cleanup -> view.put("cleanup", cleanup.name()));
    moment(view, "ended_at", build.endedAt());
    ArrayNode resources = view.putArray("resources");
    for (Resource resource : build.ledger().resources()) {
      ObjectNode line = resources.addObject();
      line.put("key", resource.key()).put("kind", resource.kind());
      resource.id().ifPresent(id -> line.put("id", id));
      line.put("region", resource.region());
      line.put("state", resource.state().name().toLowerCase(Locale.ROOT));
      line.put("since", resource.since().toString());
      resource.proof().ifPresent(proof -> line.put("proof", proof));
    }
    ArrayNode failures = view.putArray("undo_failures");
    build.undoFailures().forEach(failures::add);
    return view;
  }

  static String href(String id) {
    return "/builds/" + id;
  }

  static void moment(ObjectNode view, String name, Optional<Instant> moment) {
    moment.ifPresent(at -> view.put(name, at.toString()));
  }

  private static void origin(ObjectNode view, Origin origin) {
    view.put("run", origin.run());
    view.put("template", origin.template());
    view.put("via", origin.via());
    view.put("by", origin.by());
  }
}
