package io.kiln.trigger.notice;

import io.kiln.build.Build;
import io.kiln.build.Cleanup;
import io.kiln.build.Json;
import io.kiln.build.Origin;
import io.kiln.store.Outbox;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;

/** Puts notices into the outbox, each once; into none where nobody wants any. */
public final class Notices {
  private final Outbox outbox;
  private final boolean wanted;

  public Notices(Outbox outbox, boolean wanted) {
    this.outbox = outbox;
    this.wanted = wanted;
  }

  /**
   * A build is over, or stands still. One that is held may end yet, which is told too; one that was
   * left standing is over, and its removal is nobody's news.
   */
  public void ended(Build build, Optional<Origin> origin) {
    Map<String, String> data = new TreeMap<>();
    data.put("build", build.id().toString());
    data.put("builder", build.builderName());
    data.put("region", build.region());
    data.put("image_name", build.imageName());
    data.put("result", word(build.result()));
    data.put("cleanup", word(build.cleanup()));
    build.imageIds().forEach((region, image) -> data.put("image." + region, image));
    build.failure().ifPresent(failure -> data.put("failure", failure.message()));
    origin.ifPresent(
        from -> {
          data.put("via", from.via());
          data.put("by", from.by());
          data.put("run", from.run());
        });
    Instant at = build.endedAt().orElse(build.startedAt());
    if (build.heldUntil().isPresent()) {
      data.put("held_until", build.heldUntil().get().toString());
      // it may be held more than once
      add("held-" + build.id() + "-" + at.getEpochSecond(), "build.held", at, data);
      return;
    }
    add("build-" + build.id(), "build.ended", at, data);
    if (build.cleanup().filter(Cleanup.LEAKED::equals).isPresent()) {
      data.put("leaks", String.join("\n", build.undoFailures()));
      add("leak-" + build.id(), "build.leaked", at, data);
    }
  }

  /** A schedule does nothing until somebody resumes it. */
  public void paused(String series, long page, String why, Instant at) {
    add(
        "paused-" + series + "-" + page,
        "schedule.paused",
        at,
        Map.of("schedule", series, "why", why));
  }

  private void add(String id, String type, Instant at, Map<String, String> data) {
    if (wanted) {
      Notice notice = Notice.builder().id(id).type(type).at(at).putAllData(data).build();
      outbox.add(id, Json.bytes(notice));
    }
  }

  private static String word(Optional<?> value) {
    Function<Object, String> text = String::valueOf;
    return value.map(text).orElse("");
  }
}
