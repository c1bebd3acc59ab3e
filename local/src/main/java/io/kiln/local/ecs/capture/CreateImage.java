package io.kiln.local.ecs.capture;

import io.kiln.local.ecs.Action;
import io.kiln.local.ecs.ActionGroup;
import io.kiln.local.ecs.Ask;
import io.kiln.local.ecs.Course;
import io.kiln.local.ecs.Durations;
import io.kiln.local.ecs.Ids;
import io.kiln.local.ecs.image.Image;
import io.kiln.local.ecs.image.ImageNames;
import io.kiln.local.fault.Faults;
import io.kiln.local.fault.Trouble;
import io.kiln.local.rpc.Body;
import io.kiln.local.rpc.EcsError;
import java.util.List;

/** CreateImage, from an instance with all its disks or from a snapshot of a system disk. */
public final class CreateImage implements ActionGroup {
  private static final int QUOTA = 100;

  private final Ids ids;
  private final ImageSources sources;
  private final Captures captures;
  private final Faults faults;

  public CreateImage(Ids ids, ImageSources sources, Captures captures, Faults faults) {
    this.ids = ids;
    this.sources = sources;
    this.captures = captures;
    this.faults = faults;
  }

  @Override
  public List<Action> actions() {
    return List.of(Action.of("CreateImage", this::create).honouringToken());
  }

  private Body create(Ask ask) {
    ImageNames.check(ask.region(), ask.params().required("ImageName"));
    if (ask.region().all(Image.KIND).size() >= QUOTA) {
      throw EcsError.quota(403, "QuotaExceed.Image");
    }
    String id = ids.next("m-", ask.region());
    ImageSource source = sources.read(ask, id);
    boolean taken = !source.instanceId().isEmpty();
    Image image =
        new Image(
            ask.newCard(id, "ImageName", course(ask)),
            new Image.Family(ask.params().text("ImageFamily"), ask.params().text("ImageVersion")),
            source.os(),
            source.mappings(),
            source.layers(),
            new Image.Origin("self", source.instanceId(), false, taken),
            new Image.Traits(bootMode(ask), ask.params().text("ResourceGroupId")),
            List.of());
    ask.region().put(Image.KIND, image);
    if (taken) {
      ask.world().afterwards(() -> captures.image(ask.region().id(), image));
    }
    return Body.of("ImageId", id);
  }

  private static String bootMode(Ask ask) {
    String mode = ask.params().text("BootMode");
    if (!List.of("", "BIOS", "UEFI", "UEFI-Preferred").contains(mode)) {
      throw EcsError.invalid("BootMode");
    }
    return mode;
  }

  private Course course(Ask ask) {
    String end = faults.has(Trouble.IMAGE_FAILED) ? "CreateFailed" : "Available";
    return Course.at("Waiting")
        .until(ask.world().in(Durations.IMAGE_WAITING), "Creating")
        .until(ask.world().in(Durations.IMAGE_WAITING.plus(Durations.IMAGE_CREATING)), end);
  }
}
