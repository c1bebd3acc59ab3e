package io.kiln.store;

import io.kiln.build.Build;
import io.kiln.build.BuildId;
import io.kiln.build.Entry;
import io.kiln.build.LogLine;
import io.kiln.build.Phase;
import java.time.Instant;
import java.util.List;

/** Journal entries for tests. */
final class Entries {
  static final BuildId BUILD = BuildId.of("b-1");
  private static final Instant NOW = Instant.parse("2026-11-22T11:00:00Z");

  private Entries() {}

  static Entry entry(long seq, String nonce) {
    return entry(seq, nonce, 0, List.of());
  }

  static Entry entry(long seq, String nonce, long logSize, List<LogLine> lines) {
    Build build =
        Build.builder()
            .id(BUILD)
            .stack("kiln")
            .builderName("alicloud-ecs")
            .region("cn-shenzhen")
            .imageName("cus_image")
            .startedAt(NOW)
            .phase(Phase.STEP)
            .step("vpc")
            .logSize(logSize)
            .build();
    return Entry.builder()
        .version(Entry.VERSION)
        .seq(seq)
        .nonce(nonce)
        .writtenAt(NOW)
        .log(lines)
        .state(build)
        .build();
  }
}
