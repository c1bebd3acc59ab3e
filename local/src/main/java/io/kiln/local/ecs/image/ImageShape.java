package io.kiln.local.ecs.image;

import io.kiln.local.ecs.Ask;
import io.kiln.local.ecs.Times;
import io.kiln.local.rpc.Body;
import java.util.List;
import java.util.Map;

/** An image as the API shows it. */
final class ImageShape {
  private ImageShape() {}

  static Body of(Image image, Ask ask) {
    return Body.of("ImageId", image.id())
        .and("ImageName", image.card().name())
        .and("Status", image.state(ask.now()))
        .and("Progress", progress(image, ask))
        .and("ImageOwnerAlias", image.origin().owner())
        .and("ImageFamily", image.family().name())
        .and("ImageVersion", image.family().version())
        .and("Description", image.card().description())
        .and("Size", image.size())
        .and("OSType", "linux")
        .and("OSName", image.os().name())
        .and("OSNameEn", image.os().nameEn())
        .and("Platform", image.os().platform())
        .and("Architecture", image.os().architecture())
        .and("BootMode", bootMode(image))
        .and("CreationTime", Times.seconds(image.card().created()))
        .and("Usage", usage(image, ask))
        .all(flags(image))
        .list("Tags", "Tag", ask.tagList(image.card()))
        .list("DiskDeviceMappings", "DiskDeviceMapping", mappings(image, ask));
  }

  private static Map<String, Object> flags(Image image) {
    return Body.of("IsCopied", image.origin().copied())
        .and("IsSelfShared", image.sharedWith().isEmpty() ? "" : "True")
        .and("IsPublic", false)
        .and("IsSubscribed", false)
        .and("ProductCode", "")
        .and("ImageOwnerId", image.isPublic() ? 1000000000000001L : 1234567890123456L)
        .and("ResourceGroupId", image.traits().resourceGroup())
        .and("IsSupportCloudinit", true)
        .and("IsSupportIoOptimized", true)
        .and("LoginAsNonRootSupported", false)
        .and("Features", Map.of("NvmeSupport", "supported"))
        .fields();
  }

  private static String progress(Image image, Ask ask) {
    boolean failed = image.state(ask.now()).equals("CreateFailed");
    int percent = image.card().course().progress(image.card().created(), ask.now());
    return failed ? "0%" : (image.held() ? Math.min(99, percent) : percent) + "%";
  }

  private static String bootMode(Image image) {
    return image.traits().bootMode().isEmpty() ? "BIOS" : image.traits().bootMode();
  }

  private static boolean isEncrypted(Mapping mapping, Ask ask) {
    return ask.region()
        .find(Snapshot.KIND, mapping.snapshotId())
        .filter(snapshot -> snapshot.source().encryption().on())
        .isPresent();
  }

  private static String usage(Image image, Ask ask) {
    return ask.region().isNeeded("instance", image.id()) ? "instance" : "none";
  }

  /** UNCONFIRMED when they are first shown; whoever needs them must not count on an early look. */
  private static List<Body> mappings(Image image, Ask ask) {
    if (List.of("Waiting", "Creating").contains(image.state(ask.now()))) {
      return List.of();
    }
    return image.mappings().stream()
        .map(
            mapping ->
                Body.of("SnapshotId", mapping.snapshotId())
                    .and("Device", mapping.device())
                    .and("Size", String.valueOf(mapping.size()))
                    .and("Type", mapping.type())
                    .and("Format", "")
                    .and("Progress", progress(image, ask))
                    .and("RemainTime", 0)
                    .and("ImportOSSBucket", "")
                    .and("ImportOSSObject", "")
                    .and("Encrypted", isEncrypted(mapping, ask)))
        .toList();
  }
}
