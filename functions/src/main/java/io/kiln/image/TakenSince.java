package io.kiln.image;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import io.kiln.cloud.SnapshotView;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.immutables.value.Value;

/** Which snapshots are a build's: those of its disks, taken since it announced them. */
@Value.Immutable
@JsonSerialize(as = ImmutableTakenSince.class)
@JsonDeserialize(as = ImmutableTakenSince.class)
interface TakenSince {
  /** The disks are the build's own, so a snapshot taken a little earlier is hardly another's. */
  Duration CLOCKS_DIFFER = Duration.ofMinutes(5);

  List<String> disks();

  Instant since();

  static TakenSince of(List<String> disks, Instant now) {
    return ImmutableTakenSince.builder().disks(disks).since(now).build();
  }

  /** Our clock may be ahead of the service's, whose times have minutes or seconds only. */
  default boolean includes(SnapshotView snapshot) {
    Instant from = since().minus(CLOCKS_DIFFER).truncatedTo(ChronoUnit.MINUTES);
    return snapshot.createdAt().map(at -> !at.isBefore(from)).orElse(true);
  }
}
