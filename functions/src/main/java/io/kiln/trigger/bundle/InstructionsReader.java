package io.kiln.trigger.bundle;

import static io.kiln.template.option.OptionSpec.taken;

import io.kiln.build.HoldTime;
import io.kiln.build.OnError;
import io.kiln.template.json.JsonReader;
import io.kiln.template.json.JsonValue;
import io.kiln.template.json.MalformedJson;
import io.kiln.template.option.OptionTable;
import io.kiln.template.option.OptionType;
import io.kiln.template.option.Section;
import io.kiln.template.problem.InvalidTemplate;
import io.kiln.template.problem.Problems;
import io.kiln.trigger.schedule.Schedule;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads {@code kiln.json}; all that is wrong with it is said at once, each with its place. */
public final class InstructionsReader {
  private static final OptionTable ALL =
      OptionTable.of(
          List.of(
              taken("template", OptionType.TEXT),
              taken("root", OptionType.TEXT),
              taken("working_dir", OptionType.TEXT),
              taken("name", OptionType.TEXT),
              taken("variables", OptionType.TEXT_MAP),
              taken("environment", OptionType.TEXT_MAP),
              taken("only", OptionType.TEXTS),
              taken("except", OptionType.TEXTS),
              taken("force", OptionType.FLAG),
              taken("on_error", OptionType.TEXT),
              taken("hold_for", OptionType.TEXT),
              taken("files", OptionType.TEXTS),
              taken("on_upload", OptionType.SWITCH),
              taken("schedule", OptionType.OBJECT)));

  private static final OptionTable SCHEDULE =
      OptionTable.of(
          List.of(
              taken("cron", OptionType.TEXT),
              taken("zone", OptionType.TEXT),
              taken("max_age_days", OptionType.INTEGER),
              taken("force", OptionType.FLAG),
              taken("max_failures", OptionType.INTEGER),
              taken("watch", OptionType.TEXTS)));

  private final Problems problems;

  private InstructionsReader(String file) {
    this.problems = new Problems(file);
  }

  /**
   * Reads the document.
   *
   * @throws InvalidTemplate with everything that is wrong with it
   */
  public static Instructions read(String file, String text) {
    InstructionsReader reader = new InstructionsReader(file);
    Optional<Instructions> read = reader.read(text);
    reader.problems.throwIfAny(Set.of());
    return read.orElseThrow();
  }

  private Optional<Instructions> read(String text) {
    try {
      JsonValue root = JsonReader.read(text);
      if (root.is(JsonValue.Kind.OBJECT)) {
        return Optional.of(read(root));
      }
      problems.add(root.spot(), "it is " + root.kind().words(), "Make it an object: {...}.");
    } catch (MalformedJson e) {
      problems.add(e.spot(), e.reason());
    }
    return Optional.empty();
  }

  private Instructions read(JsonValue root) {
    Section all = Section.of(root, ALL, problems);
    return Instructions.builder()
        .template(all.text("template"))
        .root(all.text("root"))
        .workingDir(all.text("working_dir"))
        .name(all.text("name"))
        .variables(all.textMap("variables"))
        .environment(all.textMap("environment"))
        .only(all.texts("only"))
        .except(all.texts("except"))
        .force(all.flag("force"))
        .onError(onError(all))
        .holdFor(holdFor(all))
        .files(all.texts("files"))
        .onUpload(all.optionalFlag("on_upload").orElse(true))
        .schedule(
            all.has("schedule")
                ? schedule(all.section("schedule", SCHEDULE), all)
                : Optional.empty())
        .build();
  }

  private static OnError onError(Section all) {
    String word = all.text("on_error").orElse("cleanup");
    Optional<OnError> known = OnError.of(word);
    if (known.isEmpty()) {
      all.problem(
          "on_error", "on_error is '" + word + "'", "Write one of " + OnError.words() + ".");
    }
    return known.orElse(OnError.CLEANUP);
  }

  private static Duration holdFor(Section all) {
    Optional<String> words = all.text("hold_for");
    Optional<Duration> known = words.flatMap(HoldTime::of);
    if (words.isPresent() && known.isEmpty()) {
      all.problem(
          "hold_for", "hold_for is '" + words.get() + "'", "Write it " + HoldTime.RULE + ".");
    }
    return known.orElse(HoldTime.STANDARD);
  }

  private static Optional<Schedule> schedule(Section section, Section all) {
    Optional<String> cron = section.text("cron");
    if (cron.isEmpty()) {
      all.problem("schedule", "a schedule needs a cron", "Add \"cron\": \"30 3 * * *\".");
      return Optional.empty();
    }
    section.texts("watch").forEach(address -> watched(section, address));
    Schedule.Builder schedule =
        Schedule.builder()
            .cron(cron.get())
            .zone(section.text("zone").orElse("UTC"))
            .force(section.flag("force"))
            .watch(section.texts("watch"));
    positive(section, "max_age_days").ifPresent(schedule::maxAgeDays);
    positive(section, "max_failures").ifPresent(schedule::maxFailures);
    Schedule read = schedule.build();
    try {
      return Optional.of(read).filter(s -> !s.when().toString().isEmpty());
    } catch (IllegalArgumentException wrong) {
      section.problem("cron", String.valueOf(wrong.getMessage()), "Mend cron, or zone.");
      return Optional.empty();
    }
  }

  private static Optional<Integer> positive(Section section, String name) {
    if (!section.has(name)) {
      return Optional.empty();
    }
    int number = section.integer(name);
    if (number < 1) {
      section.problem(name, name + " is " + number, "Write a whole number from 1 on.");
    }
    return Optional.of(number);
  }

  private static void watched(Section section, String address) {
    Schedule.unwatchable(address)
        .ifPresent(why -> section.problem("watch", why, "Write it as https://HOST/PATH."));
  }
}
