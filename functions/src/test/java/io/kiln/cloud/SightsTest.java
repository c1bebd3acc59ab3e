package io.kiln.cloud;

import static org.assertj.core.api.Assertions.assertThat;

import io.kiln.build.Sight;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SightsTest {
  @ParameterizedTest(name = "{0} is {1}")
  @CsvSource({
    "Available, READY",
    "Creating, PENDING",
    "progressing, PENDING",
    "CreateFailed, BROKEN",
    "failed, BROKEN"
  })
  void aStatusTellsHowAThingStands(String status, Sight.State state) {
    Found<String> found = new Found<>(List.of(status), "DescribeThings", "r-1");

    Sight sight = Sights.of(found, "t-1", thing -> "t-1", Function.identity(), Set.of("Available"));

    assertThat(sight.state()).isEqualTo(state);
  }
}
