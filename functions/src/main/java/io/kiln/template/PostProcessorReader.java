package io.kiln.template;

import io.kiln.template.json.JsonValue;
import io.kiln.template.option.OptionSpec.Status;
import io.kiln.template.option.PostProcessorOptions;
import io.kiln.template.option.TypeSpec;
import io.kiln.template.option.TypeTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads the chains of post-processors of one builder. */
final class PostProcessorReader {
  private static final TypeTable TYPES = PostProcessorOptions.TYPES;

  private final Surroundings around;
  private final Set<String> excepted;

  /**
   * A reader for one evaluation.
   *
   * @param excepted names given to -except: such a post-processor ends its chain
   */
  PostProcessorReader(Surroundings around, Set<String> excepted) {
    this.around = around;
    this.excepted = excepted;
  }

  List<List<PostProcessor>> read(List<List<RawPostProcessor>> chains, RawBuilder builder) {
    List<List<PostProcessor>> own = new ArrayList<>();
    for (List<RawPostProcessor> chain : chains) {
      List<PostProcessor> read = chain(chain, builder);
      if (!read.isEmpty()) {
        own.add(read);
      }
    }
    return own;
  }

  private List<PostProcessor> chain(List<RawPostProcessor> chain, RawBuilder builder) {
    List<PostProcessor> own = new ArrayList<>();
    for (RawPostProcessor raw : chain) {
      if (!raw.isFor(builder.rawName())) {
        continue;
      }
      if (excepted.contains(raw.name())) {
        break;
      }
      read(raw, builder).ifPresent(own::add);
    }
    return own;
  }

  private Optional<PostProcessor> read(RawPostProcessor raw, RawBuilder builder) {
    Optional<TypeSpec> spec = TYPES.find(raw.type());
    if (spec.isEmpty() || spec.get().status() == Status.REFUSED) {
      refuse(raw, spec);
      return Optional.empty();
    }
    JsonValue unusedRendered = around.provisioners(builder).object(raw.options(), Set.of());
    throw new IllegalStateException("no reader for post-processor " + raw.type());
  }

  private void refuse(RawPostProcessor raw, Optional<TypeSpec> known) {
    JsonValue at = raw.object().member("type").orElse(raw.object());
    if (known.isPresent()) {
      String message = "post-processor '" + raw.type() + "' is not supported yet";
      around.problems().add(at.spot(), message, known.get().note());
      return;
    }
    String remedy =
        TYPES
            .nearest(raw.type())
            .map(name -> "Did you mean \"" + name + "\"?")
            .orElse("Kiln runs " + String.join(", ", TYPES.taken()) + ".");
    around.problems().add(at.spot(), "Unknown post-processor " + raw.type(), remedy);
  }
}
