package io.kiln.template;

import io.kiln.template.json.JsonValue;
import io.kiln.template.option.PostProcessorOptions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads the chains of post-processors of one builder. */
final class PostProcessorReader {
  /** What each type fills in itself, when it runs. */
  private static final Map<String, Set<String>> OPEN =
      Map.of("checksum", Set.of("output"), "shell-local", Set.of("execute_command"));

  private final Surroundings around;
  private final Selection selection;
  private final UnknownType types;

  PostProcessorReader(Surroundings around, Selection selection) {
    this.around = around;
    this.selection = selection;
    this.types = new UnknownType("post-processor", PostProcessorOptions.TYPES, around.problems());
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
      if (selection.skips(raw.name())) {
        break; // and with it the rest of its chain, as in Packer
      }
      read(raw, builder).ifPresent(own::add);
    }
    return own;
  }

  private Optional<PostProcessor> read(RawPostProcessor raw, RawBuilder builder) {
    if (!types.isTaken(raw.type(), raw.object())) {
      return Optional.empty();
    }
    Set<String> open = OPEN.getOrDefault(raw.type(), Set.of());
    JsonValue rendered = around.provisioners(builder).object(raw.options(), open);
    return Optional.of(new OutputReader(around, raw, rendered).read());
  }
}
