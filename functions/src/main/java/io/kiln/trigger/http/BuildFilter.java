package io.kiln.trigger.http;

import io.kiln.build.Origin;
import io.kiln.store.index.BuildSummary;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;

/** Which builds a list is asked for; all of its parameters have to hold. */
final class BuildFilter {
  private static final List<String> STATUSES =
      List.of("RUNNING", "UNDOING", "SUCCEEDED", "FAILED", "CANCELLED");

  private final List<Predicate<BuildSummary>> wanted = new ArrayList<>();
  private final HttpRequest request;

  private BuildFilter(HttpRequest request) {
    this.request = request;
  }

  static Predicate<BuildSummary> of(HttpRequest request) {
    BuildFilter filter = new BuildFilter(request);
    filter.status();
    filter.origin();
    filter.text("builder", BuildSummary::builderName);
    filter.text("image_name", BuildSummary::imageName);
    filter.text("region", BuildSummary::region);
    filter.moment("since", (build, moment) -> !build.startedAt().isBefore(moment));
    filter.moment("until", (build, moment) -> build.startedAt().isBefore(moment));
    Cursor.of(request).ifPresent(cursor -> filter.wanted.add(cursor::isBefore));
    return filter.wanted.stream().reduce(build -> true, Predicate::and);
  }

  private void status() {
    request
        .parameter("status")
        .map(text -> text.toUpperCase(Locale.ROOT))
        .ifPresent(
            status -> {
              if (!STATUSES.contains(status)) {
                throw HttpProblem.of(
                    400, "'status' is one of " + String.join(", ", STATUSES) + ".");
              }
              wanted.add(b -> BuildView.status(b.phase(), b.result()).equals(status));
            });
  }

  private void origin() {
    Map<String, Function<Origin, String>> parts =
        Map.of("run", Origin::run, "template", Origin::template, "via", Origin::via);
    parts.forEach(
        (name, part) ->
            request
                .parameter(name)
                .ifPresent(
                    text ->
                        wanted.add(
                            build -> build.origin().map(part).filter(text::equals).isPresent())));
  }

  private void text(String name, Function<BuildSummary, String> part) {
    request.parameter(name).ifPresent(text -> wanted.add(build -> part.apply(build).equals(text)));
  }

  private interface Compared {
    boolean fits(BuildSummary build, Instant moment);
  }

  private void moment(String name, Compared compared) {
    request
        .parameter(name)
        .ifPresent(
            text -> {
              Instant moment = instant(name, text);
              wanted.add(build -> compared.fits(build, moment));
            });
  }

  private static Instant instant(String name, String text) {
    try {
      return Instant.parse(text);
    } catch (DateTimeException e) {
      throw HttpProblem.of(400, "'" + name + "' must be a moment such as 2026-11-28T04:00:00Z.");
    }
  }
}
