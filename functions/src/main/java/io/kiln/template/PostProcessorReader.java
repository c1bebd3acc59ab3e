package io.kiln.template;

import io.kiln.template.json.JsonValue;
import io.kiln.template.option.PostProcessorOptions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads the chains of post-processors of one builder. */
final class PostProcessorReader {
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
    JsonValue unusedRendered = around.provisioners(builder).object(raw.options(), Set.of());
    throw new IllegalStateException("no reader for post-processor " + raw.type());
  }
}
