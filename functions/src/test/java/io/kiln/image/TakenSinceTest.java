package io.kiln.image;

import static org.assertj.core.api.Assertions.assertThat;

import io.kiln.cloud.SnapshotView;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class TakenSinceTest {
  private static final Instant NOW = Instant.parse("2026-11-22T11:00:00Z");

  private final TakenSince taken = TakenSince.of(List.of("d-1"), NOW);

  @Test
  void aSnapshotThatTheServicesLateClockDatesBeforeItsAnnouncementIsTheBuilds() {
    assertThat(taken.includes(takenAt(NOW.minus(Duration.ofMinutes(3))))).isTrue();
  }

  @Test
  void aSnapshotOfLongBeforeIsNot() {
    assertThat(taken.includes(takenAt(NOW.minus(Duration.ofMinutes(10))))).isFalse();
  }

  private static SnapshotView takenAt(Instant moment) {
    return SnapshotView.builder()
        .id("s-1")
        .name("")
        .status("accomplished")
        .progress("100%")
        .diskId("d-1")
        .createdAt(moment)
        .build();
  }
}
