package io.kiln.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kiln.build.Build;
import io.kiln.build.Deed;
import io.kiln.build.Deeds;
import io.kiln.build.LogLine;
import io.kiln.build.Outcome;
import io.kiln.build.StepFailure;
import io.kiln.cloud.Cloud;
import io.kiln.cloud.FakeCloud;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class PublishImageTest {
  private static final String OLD = Given.image("m-old", "an-image", "Available", "s-1", "s-2");

  @RegisterExtension final FakeCloud cloud = new FakeCloud();
  private final List<String> said = new ArrayList<>();

  private Outcome run(Build build) {
    Cloud client = cloud.client();
    Outcome outcome =
        new PublishImage(
                Given.config(), Given.REGION, client.images(), client.snapshots(), client.tags())
            .run(build);
    outcome.lines().stream().map(LogLine::text).forEach(said::add);
    return outcome;
  }

  private Build end(Build from) {
    Outcome outcome = run(from);
    while (outcome.kind() != Outcome.Kind.DONE) {
      outcome = run(outcome.build());
    }
    return outcome.build();
  }

  private List<String> calls() {
    return IntStream.range(0, cloud.requests())
        .mapToObj(cloud::request)
        .map(call -> call.get("Action") + " " + call.getOrDefault("SnapshotId", "-"))
        .collect(Collectors.toList());
  }

  private static Build swapped() {
    return Given.did("untag", "rename-old", "rename-new");
  }

  @Test
  void aDeathBetweenTheOldImageAndItsSnapshotsLosesNone() {
    cloud.answering(200, OLD).answering(200, Given.done());
    Build announced = run(swapped()).build();
    run(announced);
    Build unclear = Deeds.with(announced, "delete-old-" + Given.REGION, Deed.UNCLEAR);

    cloud.refusing(404, "InvalidImageId.NotFound");
    cloud.answering(200, Given.done()).answering(200, Given.done());
    end(unclear);

    assertThat(calls()).endsWith("DeleteSnapshot s-1", "DeleteSnapshot s-2");
    assertThat(said)
        .containsExactly("Deleting duplicated image and snapshot in cn-shenzhen: an-image");
  }

  @Test
  void aSnapshotThatIsBusyIsAskedForAgain() {
    cloud.answering(200, OLD).answering(200, Given.done());
    Build gone = run(run(swapped()).build()).build();
    Build announced = run(gone).build();
    cloud.answering(200, Given.done()).refusing(403, "SnapshotCreatedImage");
    assertThatThrownBy(() -> run(announced)).isInstanceOf(StepFailure.class);

    cloud.refusing(404, "InvalidSnapshotId.NotFound").answering(200, Given.done());
    end(gone);

    assertThat(calls()).endsWith("DeleteSnapshot s-1", "DeleteSnapshot s-2");
  }

  @Test
  void aSnapshotThatIsRefusedIsNamedAndTheOthersGo() {
    cloud.answering(200, OLD).answering(200, Given.done());
    cloud.refusing(403, "SnapshotLocked").answering(200, Given.done());

    end(swapped());

    assertThat(calls()).endsWith("DeleteSnapshot s-2");
    assertThat(said.get(1))
        .startsWith("The old image m-old is gone, but its snapshot s-1 is kept: ")
        .contains("SnapshotLocked");
  }

  @Test
  void anImageThatIsKeptKeepsItsSnapshots() {
    cloud.answering(200, OLD).refusing(403, "ImageUsingByInstance");

    end(swapped());

    assertThat(said.get(1)).startsWith("The old image m-old is kept: ");
    assertThat(calls()).hasSize(2);
  }

  @Test
  void aRefusedNameThatCantBeGivenBackIsToldWithTheReason() {
    Build renaming =
        Deeds.with(Given.did("untag", "rename-old"), "rename-new-" + Given.REGION, Deed.INTENDED);
    cloud.refusing(400, "InvalidImageName.Duplicated").answering(200, OLD);
    cloud.refusing(403, "ImageLocked");

    assertThatThrownBy(() -> run(renaming))
        .isInstanceOf(StepFailure.class)
        .hasMessageContaining("InvalidImageName.Duplicated")
        .hasMessageContaining("The new image m-new is called kiln-b-1")
        .hasMessageContaining("the old image m-old is called kiln-b-1-old")
        .hasMessageContaining("ImageLocked");
  }

  @Test
  void aNameThatIsGivenBackIsToldToo() {
    Build renaming =
        Deeds.with(Given.did("untag", "rename-old"), "rename-new-" + Given.REGION, Deed.INTENDED);
    cloud.refusing(400, "InvalidImageName.Duplicated").answering(200, OLD);
    cloud.answering(200, Given.done());

    assertThatThrownBy(() -> run(renaming))
        .hasMessageContaining("the old image m-old is called an-image again");
  }
}
