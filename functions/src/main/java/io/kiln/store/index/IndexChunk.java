package io.kiln.store.index;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import java.util.List;
import org.immutables.value.Value;

/** Builds that nothing changes any more, written once. */
@Value.Immutable
@JsonSerialize(as = ImmutableIndexChunk.class)
@JsonDeserialize(as = ImmutableIndexChunk.class)
interface IndexChunk {
  List<BuildSummary> builds();

  static IndexChunk of(List<BuildSummary> builds) {
    return ImmutableIndexChunk.builder().builds(builds).build();
  }
}
