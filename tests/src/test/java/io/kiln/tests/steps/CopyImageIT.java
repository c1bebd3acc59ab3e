package io.kiln.tests.steps;

import static org.assertj.core.api.Assertions.assertThat;

import io.kiln.build.Build;
import io.kiln.build.ResourceState;
import io.kiln.build.Step;
import io.kiln.image.AwaitCopies;
import io.kiln.image.CopyImage;
import io.kiln.local.Resource;
import io.kiln.template.ImageCopy;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class CopyImageIT implements StepContract {
  private static final ImageCopy TO_BEIJING =
      ImageCopy.builder().region("cn-beijing").name("staged-copy").build();

  @RegisterExtension final Stage stage = new Stage();

  private Parts parts() {
    return new Parts(stage);
  }

  @Override
  public Stage stage() {
    return stage;
  }

  @Override
  public Step step() {
    return parts().copy(TO_BEIJING);
  }

  @Override
  public String key() {
    return "image-copy-cn-beijing";
  }

  @Override
  public Build before() {
    return stage.run(
        new Grounds(parts()).stopped(stage.build()),
        parts().snapshots(),
        parts().image(),
        parts().copySnapshots(TO_BEIJING));
  }

  @Override
  public void removeBefore(Build build) {
    Build rest = stage.undo(parts().copySnapshots(TO_BEIJING), build, "image-snapshots-cn-beijing");
    new Grounds(parts()).remove(rest);
  }

  @Test
  void aFinishedCopyThatIsUndoneTakesItsSnapshotsAlong() {
    CopyImage copy = parts().copy(TO_BEIJING);
    Build copied = stage.run(before(), copy, new AwaitCopies(List.of(copy)));
    assertThat(snapshotsInBeijing()).hasSize(1);

    Build undone = stage.undo(copy, copied, key());
    removeBefore(undone);

    assertThat(snapshotsInBeijing()).isEmpty();
    assertThat(copied.imageIds()).containsKeys("cn-beijing", Stage.REGION);
  }

  @Test
  void aCopyUnderWayIsCancelled() {
    Build copying = stage.run(step(), before());

    Build undone = stage.undo(step(), copying, key());

    assertThat(stage.local().calls().all()).anyMatch(c -> c.action().equals("CancelCopyImage"));
    assertThat(undone.ledger().find(key()).orElseThrow().state()).isEqualTo(ResourceState.GONE);
    removeBefore(undone);
    assertThat(snapshotsInBeijing()).isEmpty();
  }

  private List<Resource> snapshotsInBeijing() {
    return stage.local().resources().stream()
        .filter(r -> r.type().equals("snapshot") && r.region().equals("cn-beijing"))
        .toList();
  }
}
