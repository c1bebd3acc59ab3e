package io.kiln.template.option;

import io.kiln.template.json.JsonValue;
import io.kiln.template.json.Spot;
import io.kiln.template.option.OptionSpec.Status;
import io.kiln.template.problem.Problem;
import io.kiln.template.problem.Problems;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** One object of a template (a builder, a disk, a provisioner) read by its option table. */
public final class Section {
  private final JsonValue object;
  private final OptionTable table;
  private final Problems problems;
  private final String label;

  private Section(JsonValue object, OptionTable table, Problems problems, String label) {
    this.object = object;
    this.table = table;
    this.problems = problems;
    this.label = label;
  }

  /** Reads `object`; unknown and refused options are problems at once. */
  public static Section of(JsonValue object, OptionTable table, Problems problems) {
    Section section = new Section(object, table, problems, "");
    section.checkNames();
    return section;
  }

  /** Where the option stands, or the whole section when it is not there. */
  public Spot spot(String name) {
    return object.member(name).map(JsonValue::spot).orElse(object.spot());
  }

  /** Whether the option is there, however empty. */
  public boolean has(String name) {
    return object.member(name).filter(value -> !value.is(JsonValue.Kind.NULL)).isPresent();
  }

  /** Whether the option is written as a single string. */
  public boolean isText(String name) {
    return object.member(name).filter(value -> value.is(JsonValue.Kind.STRING)).isPresent();
  }

  /** The text; an empty one counts as absent. */
  public Optional<String> text(String name) {
    return read(name, WeakValue::text).filter(text -> !text.isEmpty());
  }

  public boolean flag(String name) {
    return read(name, WeakValue::flag).orElse(false);
  }

  /** A boolean that may also be left open. */
  public Optional<Boolean> optionalFlag(String name) {
    return read(name, WeakValue::optionalFlag).flatMap(Function.identity());
  }

  /** 0 when absent. */
  public int integer(String name) {
    return read(name, WeakValue::integer).orElse(0);
  }

  /** Absent when not given or zero. */
  public Optional<Duration> duration(String name) {
    Optional<Duration> duration = read(name, WeakValue::duration).filter(d -> !d.isZero());
    boolean bare = object.member(name).filter(value -> value.is(JsonValue.Kind.NUMBER)).isPresent();
    if (bare && duration.isPresent()) {
      problems.warn(
          spot(name),
          "'"
              + label
              + name
              + "': a number without a unit means nanoseconds; write \"30s\" or \"5m\"");
    }
    return duration;
  }

  public List<String> texts(String name) {
    return list(name, WeakValue::text);
  }

  public List<Integer> integers(String name) {
    return list(name, WeakValue::integer);
  }

  public Map<String, String> textMap(String name) {
    Map<String, String> texts = new LinkedHashMap<>();
    read(name, WeakValue::members)
        .orElse(Map.of())
        .forEach(
            (key, value) ->
                convert(name + "[" + key + "]", value, WeakValue::text)
                    .ifPresent(text -> texts.put(key, text)));
    return texts;
  }

  /** The section inside this one; empty when absent. */
  public Section section(String name, OptionTable inner) {
    return inside(name, object.member(name).orElse(object.emptied()), inner);
  }

  public List<Section> sections(String name, OptionTable inner) {
    List<Section> all = new ArrayList<>();
    for (JsonValue element : read(name, WeakValue::elements).orElse(List.of())) {
      all.add(inside(name + "[" + all.size() + "]", element, inner));
    }
    return all;
  }

  /** Reports a problem of this option. */
  public void problem(String name, String message, String remedy) {
    problems.add(spot(name), message, remedy);
  }

  private Section inside(String name, JsonValue value, OptionTable inner) {
    Map<String, JsonValue> members = convert(name, value, WeakValue::object).orElse(Map.of());
    Section section = new Section(value.withMembers(members), inner, problems, label + name + ".");
    section.checkNames();
    return section;
  }

  private <T> List<T> list(String name, Function<JsonValue, T> reading) {
    List<T> all = new ArrayList<>();
    int index = 0;
    for (JsonValue element : read(name, WeakValue::elements).orElse(List.of())) {
      convert(name + "[" + index++ + "]", element, reading).ifPresent(all::add);
    }
    return all;
  }

  private <T> Optional<T> read(String name, Function<JsonValue, T> reading) {
    return object.member(name).flatMap(value -> convert(name, value, reading));
  }

  private <T> Optional<T> convert(String name, JsonValue value, Function<JsonValue, T> reading) {
    try {
      return Optional.of(reading.apply(value));
    } catch (WrongValue wrong) {
      problems.add(
          Problem.builder()
              .place(problems.place(value.spot()))
              .message("'" + label + name + "' " + wrong.getMessage())
              .value(isSecret(name) ? Optional.empty() : Optional.of(value.shown()))
              .remedy(wrong.remedy())
              .build());
      return Optional.empty();
    }
  }

  private boolean isSecret(String name) {
    return table.find(name).filter(spec -> spec.type() == OptionType.SECRET).isPresent();
  }

  private void checkNames() {
    object.members().forEach(this::checkName);
  }

  private void checkName(String name, JsonValue value) {
    if (name.startsWith("packer_")) {
      return;
    }
    Optional<OptionSpec> spec = table.find(name);
    if (spec.isEmpty()) {
      unknown(name, value);
    } else if (spec.get().status() == Status.REFUSED && !isNothing(name, value)) {
      String message = "'" + label + name + "' is not supported yet";
      problems.add(value.spot(), message, spec.get().note());
    } else {
      checkType(name, spec.get().type());
    }
  }

  /** Also of what is read only together with another option: Packer reads all of them. */
  private void checkType(String name, OptionType type) {
    switch (type) {
      case TEXT:
      case SECRET:
        Optional<String> unusedText = read(name, WeakValue::text);
        break;
      case FLAG:
      case SWITCH:
        Optional<Boolean> unusedFlag = optionalFlag(name);
        break;
      case INTEGER:
        int unusedNumber = integer(name);
        break;
      case DURATION:
        Optional<Duration> unusedTime = read(name, WeakValue::duration);
        break;
      case TEXTS:
        List<String> unusedTexts = texts(name);
        break;
      case INTEGERS:
        List<Integer> unusedNumbers = integers(name);
        break;
      case TEXT_MAP:
        Map<String, String> unusedMap = textMap(name);
        break;
      default:
        // read by whoever knows what is inside
        break;
    }
  }

  private boolean isNothing(String name, JsonValue value) {
    return convert(name, value, WeakValue::isNothing).orElse(true);
  }

  private void unknown(String name, JsonValue value) {
    String message = "unknown configuration key: \"" + label + name + "\"";
    Optional<String> nearest = table.nearest(name);
    if (nearest.isPresent()) {
      problems.add(value.spot(), message, "Did you mean \"" + nearest.get() + "\"?");
    } else {
      problems.add(value.spot(), message);
    }
  }
}
