package io.kiln.template;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.kiln.fuzz.Target;
import io.kiln.template.problem.InvalidTemplate;
import java.util.List;

/** A template as a stranger may send it. */
public final class TemplateTarget implements Target {
  private static final List<String> SOUND =
      List.of(
          Templates.template(Templates.ecs()),
          "{\"variables\": {\"a\": \"b\"}, \"sensitive-variables\": [\"a\"], \"builders\": ["
              + Templates.ecs()
              + "], \"provisioners\": [{\"type\": \"shell\", \"inline\": [\"echo {{user `a`}}\"]}]}");

  @Override
  public String name() {
    return "template";
  }

  @Override
  public List<byte[]> seeds() {
    return SOUND.stream()
        .map(text -> text.getBytes(UTF_8))
        .collect(java.util.stream.Collectors.toList());
  }

  @Override
  public boolean accepts(byte[] input) {
    try {
      return !Templates.evaluate(new String(input, UTF_8)).builders().isEmpty();
    } catch (InvalidTemplate refused) {
      return false;
    }
  }

  @Override
  public String toString() {
    return name();
  }
}
