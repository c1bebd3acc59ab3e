package io.kiln.tests.stack;

import static org.assertj.core.api.Assertions.assertThat;

import io.kiln.local.stack.Place;
import io.kiln.local.stack.Stack;
import io.kiln.local.stack.StackFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** The project's own template.yml, or a copy of it with one mistake. */
final class Deployment {
  private final String text;
  private final Map<String, String> parameters =
      new HashMap<>(
          Map.of("CodeBucket", "code-bucket", "CodeKey", "kiln-functions-0123456789ab.jar"));

  private Deployment(String text) {
    this.text = text;
  }

  static Deployment ours() {
    try {
      return new Deployment(Files.readString(Path.of("..", "template.yml")));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A copy in which the first such text is another one. */
  Deployment with(String old, String fresh) {
    assertThat(text).contains(old);
    int at = text.indexOf(old);
    Deployment copy =
        new Deployment(text.substring(0, at) + fresh + text.substring(at + old.length()));
    copy.parameters.putAll(parameters);
    return copy;
  }

  Deployment given(String parameter, String value) {
    Deployment copy = new Deployment(text);
    copy.parameters.putAll(parameters);
    copy.parameters.put(parameter, value);
    return copy;
  }

  /** The template as it would be uploaded. */
  String text() {
    return text;
  }

  /** The names of its parameters. */
  List<String> parameters() {
    return Pattern.compile("(?m)^  (\\w+):$")
        .matcher(text.substring(0, text.indexOf("\nConditions:")))
        .results()
        .map(match -> match.group(1))
        .toList();
  }

  /** Where it is deployed, with its parameters. */
  Place place() {
    return new Place("1234567890123456", "cn-wulanchabu", parameters);
  }

  Stack stack() {
    return StackFile.parse(text).at(place());
  }
}
