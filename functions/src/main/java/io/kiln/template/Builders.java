package io.kiln.template;

import io.kiln.template.json.JsonValue;
import io.kiln.template.option.Nearest;
import io.kiln.template.problem.Problems;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Names a template's builders and picks those that are wanted; only these must be sound. */
final class Builders {
  private final Rendering rendering;
  private final Selection selection;
  private final Problems problems;

  Builders(Rendering rendering, Selection selection, Problems problems) {
    this.rendering = rendering;
    this.selection = selection;
    this.problems = problems;
  }

  /** In the template's order, each of a type that Kiln bakes. */
  List<RawBuilder> selected(List<RawBuilder> raws, Root root) {
    Map<String, RawBuilder> named = new LinkedHashMap<>();
    for (RawBuilder raw : raws) {
      String name = name(raw);
      if (named.putIfAbsent(name, raw.named(name)) != null) {
        String message = "two builders are called '" + name + "' once their names are filled in";
        problems.add(raw.object().spot(), message, "Give each builder a \"name\" of its own.");
      }
    }
    for (String pattern :
        raws.isEmpty() ? List.<String>of() : selection.unmatched(named.keySet())) {
      String names = String.join(", ", named.keySet());
      String message = "-only=" + pattern + " matches no builder";
      problems.add(root.document().spot(), message, "The builders are " + names + ".");
    }
    List<RawBuilder> selected = new ArrayList<>();
    named.forEach(
        (name, raw) -> {
          if (selection.selects(name) && isKnown(raw)) {
            selected.add(raw);
          }
        });
    return selected;
  }

  private String name(RawBuilder raw) {
    JsonValue at = raw.object().member("name").orElse(raw.object());
    return rendering.stable(at.withText(raw.rawName()), raw.rawName(), "name");
  }

  private boolean isKnown(RawBuilder raw) {
    String type = raw.type();
    if (type.equals(RawBuilders.TYPE)) {
      return true;
    }
    String remedy =
        Nearest.among(type.replace('-', '_'), Stream.of(RawBuilders.TYPE.replace('-', '_')))
            .map(near -> "Did you mean \"" + RawBuilders.TYPE + "\"?")
            .orElse(
                "Kiln bakes with "
                    + RawBuilders.TYPE
                    + ": leave others out with -only, and bake them with Packer itself.");
    JsonValue at = raw.object().member("type").orElse(raw.object());
    problems.add(at.spot(), "Unknown builder " + type, remedy);
    return false;
  }
}
