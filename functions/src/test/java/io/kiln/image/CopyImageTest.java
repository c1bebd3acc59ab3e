package io.kiln.image;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.kiln.build.Build;
import io.kiln.build.Lifecycle;
import io.kiln.build.Outcome;
import io.kiln.build.Resource;
import io.kiln.build.ResourceState;
import io.kiln.cloud.Cloud;
import io.kiln.cloud.FakeCloud;
import io.kiln.template.ImageCopy;
import java.time.Clock;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CopyImageTest {
  private static final ImageCopy TO_BEIJING =
      ImageCopy.builder().region("cn-beijing").name("copy").build();

  @RegisterExtension final FakeCloud cloud = new FakeCloud();
  private final Lifecycle lifecycle = new Lifecycle(Clock.fixed(Given.NOW, ZoneOffset.UTC));

  private CopyImage copy() {
    Cloud client = cloud.client();
    return new CopyImage(
        Given.config(),
        TO_BEIJING,
        new CopySnapshots(TO_BEIJING, client.snapshots(), lifecycle),
        client.imageCopies(),
        client.images(),
        lifecycle);
  }

  private static Build build(ResourceState state) {
    Resource snapshots =
        resource("image-snapshots-cn-beijing", "snapshot", ResourceState.CREATED)
            .withId("of the copy in cn-beijing");
    Resource image = resource("image-copy-cn-beijing", "image", state).withId("m-copy");
    return Given.build().withLedger(Given.build().ledger().with(snapshots).with(image));
  }

  private static Resource resource(String key, String kind, ResourceState state) {
    return Resource.builder()
        .step("any")
        .kind(kind)
        .key(key)
        .region("cn-beijing")
        .state(state)
        .attempt(0)
        .token("t")
        .request(JsonNodeFactory.instance.textNode("of the copy in cn-beijing"))
        .since(Given.NOW)
        .build();
  }

  private Outcome undo(Build build) {
    return copy().undo(build, build.ledger().find("image-copy-cn-beijing").orElseThrow());
  }

  @ParameterizedTest
  @EnumSource(
      value = ResourceState.class,
      names = {"CREATED", "LEAVING"})
  void aCopyThatFinishesWhileItIsUndoneTellsItsSnapshots(ResourceState state) {
    String seen = Given.image("m-copy", "copy", "Available", "s-copy");
    cloud.answering(200, seen).answering(200, seen);

    Outcome undone = undo(build(state));

    assertThat(undone.build().ledger().idOf("image-snapshots-cn-beijing")).isEqualTo("s-copy");
  }

  @Test
  void whatACopyTellsIsWrittenDownBeforeItIsDeleted() {
    cloud.answering(200, Given.image("m-copy", "copy", "Available", "s-copy"));

    Outcome known = undo(build(ResourceState.DELETING));

    assertThat(known.kind()).isEqualTo(Outcome.Kind.ANNOUNCE);
    assertThat(known.build().ledger().idOf("image-snapshots-cn-beijing")).isEqualTo("s-copy");
    assertThat(cloud.requests()).isEqualTo(1);
  }

  @Test
  void aCopyThatToldEverythingIsDeleted() {
    String seen = Given.image("m-copy", "copy", "Available", "s-copy");
    cloud.answering(200, seen).answering(200, seen);
    Build known = undo(build(ResourceState.LEAVING)).build();
    Resource image = known.ledger().find("image-copy-cn-beijing").orElseThrow();
    Build deleting = known.withLedger(known.ledger().with(image.withState(ResourceState.DELETING)));
    cloud.answering(200, seen).answering(200, seen).answering(200, Given.done());

    Outcome gone = undo(deleting);

    assertThat(gone.build().ledger().find("image-copy-cn-beijing").orElseThrow().state())
        .isEqualTo(ResourceState.LEAVING);
    assertThat(cloud.request(4)).containsEntry("Action", "DeleteImage");
  }
}
