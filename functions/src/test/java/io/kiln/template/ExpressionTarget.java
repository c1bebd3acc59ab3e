package io.kiln.template;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import io.kiln.fuzz.Target;
import io.kiln.template.problem.InvalidTemplate;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What stands between double braces, in the middle of a sound template. */
public final class ExpressionTarget implements Target {
  @Override
  public String name() {
    return "expression";
  }

  @Override
  public List<byte[]> seeds() {
    return Stream.of(
            "{{timestamp}}",
            "{{if true}}a{{else}}b{{end}}",
            "{{printf `%05d %q` 1 `x` | upper}}",
            "{{`a` | replace_all `a` `b`}}",
            "{{isotime \"2006-01-02\"}}")
        .map(text -> text.getBytes(UTF_8))
        .collect(Collectors.toList());
  }

  @Override
  public boolean accepts(byte[] input) {
    String text =
        new String(JsonStringEncoder.getInstance().quoteAsString(new String(input, UTF_8)));
    try {
      String template =
          Templates.template(Templates.ecs("\"image_description\": \"" + text + "\""));
      return Templates.evaluate(template).builders().size() == 1;
    } catch (InvalidTemplate refused) {
      return false;
    }
  }

  @Override
  public String toString() {
    return name();
  }
}
