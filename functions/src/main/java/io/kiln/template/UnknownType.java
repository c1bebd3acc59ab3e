package io.kiln.template;

import io.kiln.template.json.JsonValue;
import io.kiln.template.option.OptionSpec.Status;
import io.kiln.template.option.TypeSpec;
import io.kiln.template.option.TypeTable;
import io.kiln.template.problem.Problems;
import java.util.Optional;

/**
 * Refuses the types of provisioners and post-processors that are not run, each with a way round.
 */
final class UnknownType {
  private final String word;
  private final TypeTable types;
  private final Problems problems;

  /**
   * A judge of one kind of type.
   *
   * @param word "provisioner" or "post-processor"
   */
  UnknownType(String word, TypeTable types, Problems problems) {
    this.word = word;
    this.types = types;
    this.problems = problems;
  }

  /** Whether the type is one that is run; if not, says so at the object's type. */
  boolean isTaken(String type, JsonValue object) {
    Optional<TypeSpec> known = types.find(type);
    if (known.filter(spec -> spec.status() != Status.REFUSED).isPresent()) {
      return true;
    }
    JsonValue at = object.member("type").orElse(object);
    if (known.isPresent()) {
      String message = word + " '" + type + "' is not supported yet";
      problems.add(at.spot(), message, known.get().note());
    } else {
      String remedy =
          types
              .nearest(type)
              .map(name -> "Did you mean \"" + name + "\"?")
              .orElse("Kiln runs " + String.join(", ", types.taken()) + ".");
      problems.add(at.spot(), "Unknown " + word + " " + type, remedy);
    }
    return false;
  }
}
