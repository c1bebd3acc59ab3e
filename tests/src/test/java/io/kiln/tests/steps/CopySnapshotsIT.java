package io.kiln.tests.steps;

import static org.assertj.core.api.Assertions.assertThat;

import io.kiln.build.Build;
import io.kiln.build.Resource;
import io.kiln.build.ResourceState;
import io.kiln.image.CopySnapshots;
import io.kiln.template.ImageCopy;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class CopySnapshotsIT {
  private static final ImageCopy TARGET =
      ImageCopy.builder().region("cn-beijing").name("copy").build();

  @RegisterExtension final Stage stage = new Stage();

  @Test
  void announcedForACopyThatNeverCameItIsUndoneWithoutACall() {
    CopySnapshots step = new Parts(stage).copySnapshots(TARGET);
    Build announced = stage.run(step, stage.build());
    int calls = stage.local().calls().all().size();

    Build undone = stage.undo(step, announced, "image-snapshots-cn-beijing");

    Resource gone = undone.ledger().find("image-snapshots-cn-beijing").orElseThrow();
    assertThat(gone.state()).isEqualTo(ResourceState.GONE);
    assertThat(gone.proof()).isPresent();
    assertThat(stage.local().calls().all()).hasSize(calls);
  }
}
