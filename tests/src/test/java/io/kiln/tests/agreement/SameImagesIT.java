package io.kiln.tests.agreement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.kiln.build.Cleanup;
import io.kiln.build.Result;
import io.kiln.tests.agreement.Cases.Case;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What real Packer and Kiln make of the same templates: the same images, and nothing else. */
@Timeout(value = 12, unit = TimeUnit.MINUTES)
@Tag("slow")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SameImagesIT {
  private final Bakes bakes = new Bakes();

  @BeforeAll
  void bakeAll(@TempDir Path home) {
    assumeTrue(Files.isExecutable(Packer.COMMAND), "packer is not installed");
    assumeTrue("root".equals(System.getProperty("user.name")), "machines need root");
    bakes.begin(home, cases());
  }

  @AfterAll
  void close() {
    bakes.close();
  }

  static List<Case> cases() {
    return Cases.all();
  }

  @ParameterizedTest
  @MethodSource("cases")
  void packerAndKilnLeaveTheSameImages(Case one) throws Exception {
    Both both = bakes.of(one);

    assertThat(both.differences())
        .as("%s\n%s for %s", both.packer().output(), both.kilns(), both.packers())
        .isEqualTo(one.differences());
    assertThat(both.wanted()).isNotEmpty();
    assertThat(both.kilns().keySet()).isEqualTo(both.wanted());
    assertThat(both.builds())
        .allSatisfy(
            build -> {
              assertThat(build.failure()).isEmpty();
              assertThat(build.result()).contains(Result.SUCCEEDED);
              assertThat(build.cleanup()).contains(Cleanup.CLEAN);
            });
    assertThat(both.litter()).isEmpty();
  }
}
