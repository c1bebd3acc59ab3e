package io.kiln.trigger.series;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import io.kiln.build.BuildId;
import java.time.Instant;
import java.util.List;
import org.immutables.value.Value;

/** The last run that succeeded, and what it was made of. */
@Value.Immutable
@JsonSerialize(as = ImmutableBaked.class)
@JsonDeserialize(as = ImmutableBaked.class)
public interface Baked {
  List<BuildId> builds();

  Instant at();

  Fingerprint print();

  static Baked of(List<BuildId> builds, Instant at, Fingerprint print) {
    return ImmutableBaked.builder().builds(builds).at(at).print(print).build();
  }
}
