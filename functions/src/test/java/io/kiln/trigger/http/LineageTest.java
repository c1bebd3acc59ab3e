package io.kiln.trigger.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.kiln.build.BuildId;
import io.kiln.build.Cleanup;
import io.kiln.build.Phase;
import io.kiln.build.Result;
import io.kiln.store.index.BuildSummary;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class LineageTest {
  private static final Instant START = Instant.parse("2026-11-28T04:00:00Z");

  @Test
  void anImageKnowsWhatItWasMadeFromAndWhatWasMadeOfIt() {
    Lineage lineage =
        Lineage.of(
            List.of(
                build("top", 3, "m-top", "m-middle"),
                build("middle", 2, "m-middle", "m-base"),
                build("base", 1, "m-base", "ubuntu")));

    Image middle = lineage.images().get(1);

    assertThat(lineage.ancestors(middle)).extracting(Image::id).containsExactly("m-base");
    assertThat(lineage.children(middle)).extracting(Image::id).containsExactly("m-top");
    assertThat(lineage.ancestors(lineage.images().get(0)))
        .extracting(Image::id)
        .containsExactly("m-middle", "m-base");
  }

  @Test
  void aReplacedImageSaysByWhich() {
    BuildSummary second =
        BuildSummary.builder()
            .from(build("second", 2, "m-2", "ubuntu"))
            .replacedImageId("m-1")
            .build();

    Lineage lineage = Lineage.of(List.of(second, build("first", 1, "m-1", "ubuntu")));

    assertThat(lineage.images()).extracting(Image::id).containsExactly("m-2", "m-1");
    assertThat(lineage.images().get(1).replacedBy()).contains("m-2");
    assertThat(lineage.images().get(0).replacedBy()).isEmpty();
  }

  @Test
  void whatAFailedBuildMadeIsNoImage() {
    BuildSummary failed =
        BuildSummary.builder()
            .from(build("failed", 1, "m-1", "ubuntu"))
            .result(Optional.of(Result.FAILED))
            .build();

    assertThat(Lineage.of(List.of(failed)).images()).isEmpty();
  }

  private static BuildSummary build(String id, int minute, String image, String source) {
    return BuildSummary.builder()
        .id(BuildId.of(id))
        .seq(9)
        .builderName("alicloud-ecs")
        .region("cn-shenzhen")
        .imageName("an_image")
        .startedAt(START.plusSeconds(60L * minute))
        .phase(Phase.ENDED)
        .result(Result.SUCCEEDED)
        .cleanup(Cleanup.CLEAN)
        .imageIds(Map.of("cn-shenzhen", image))
        .sourceImageId(source)
        .build();
  }
}
