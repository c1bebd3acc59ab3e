package io.kiln.store.index;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import io.kiln.build.Build;
import io.kiln.build.BuildId;
import io.kiln.build.Cleanup;
import io.kiln.build.Entry;
import io.kiln.build.Failure;
import io.kiln.build.Origin;
import io.kiln.build.Phase;
import io.kiln.build.Result;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.immutables.value.Value;

/** One build in a list: what its last known journal entry says, in short. */
@Value.Immutable
@JsonSerialize(as = ImmutableBuildSummary.class)
@JsonDeserialize(as = ImmutableBuildSummary.class)
public interface BuildSummary {
  /** A list shows the beginning of a failure; the build itself has all of it. */
  int LONGEST_FAILURE = 300;

  BuildId id();

  /** The entry that it was made of. */
  long seq();

  Optional<Origin> origin();

  String builderName();

  String region();

  String imageName();

  Instant startedAt();

  Optional<Instant> endedAt();

  Phase phase();

  Optional<Result> result();

  Optional<Cleanup> cleanup();

  Optional<String> failure();

  /** The images it made, by region. */
  Map<String, String> imageIds();

  Optional<String> sourceImageId();

  /** The image that its own one took the name of. */
  Optional<String> replacedImageId();

  /** Whether nothing can change it any more: it is over, and nothing of it is left to undo. */
  default boolean settled() {
    return phase() == Phase.ENDED && cleanup().filter(Cleanup.CLEAN::equals).isPresent();
  }

  static BuildSummary of(Entry entry, Optional<Origin> origin) {
    Build build = entry.state();
    return builder()
        .id(build.id())
        .seq(entry.seq())
        .origin(origin)
        .builderName(build.builderName())
        .region(build.region())
        .imageName(build.imageName())
        .startedAt(build.startedAt())
        .endedAt(build.endedAt())
        .phase(build.phase())
        .result(build.result())
        .cleanup(build.cleanup())
        .failure(build.failure().map(BuildSummary::shortened))
        .imageIds(build.imageIds())
        .sourceImageId(build.sourceImageId())
        .replacedImageId(Optional.ofNullable(build.replacedImageIds().get(build.region())))
        .build();
  }

  private static String shortened(Failure failure) {
    String text = failure.message();
    return text.length() > LONGEST_FAILURE ? text.substring(0, LONGEST_FAILURE - 3) + "..." : text;
  }

  static Builder builder() {
    return new Builder();
  }

  /** Builds a {@link BuildSummary}. */
  final class Builder extends ImmutableBuildSummary.Builder {}
}
