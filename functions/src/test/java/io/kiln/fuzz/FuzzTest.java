package io.kiln.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The first 3,000 inputs of each target, anew each time; {@code tests/fuzz} goes on. */
@Timeout(value = 120, unit = TimeUnit.SECONDS)
class FuzzTest {
  private static final int EACH = 3_000;
  private static final long SEED = Long.getLong("fuzz.seed", System.nanoTime());

  @TempDir Path crashes;

  static Stream<Target> targets() {
    return Fuzz.targets().stream();
  }

  @ParameterizedTest
  @MethodSource("targets")
  void spoiltInputIsTakenOrRefused(Target target) {
    Fuzz.Count count = Fuzz.run(target, SEED, EACH, crashes);

    assertThat(count.inputs()).isEqualTo(EACH);
    assertThat(count.crashes()).as(count.text() + ", -Dfuzz.seed=" + SEED).isZero();
  }
}
