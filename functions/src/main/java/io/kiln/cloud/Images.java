package io.kiln.cloud;

import com.aliyuncs.ecs.model.v20140526.CreateImageRequest;
import com.aliyuncs.ecs.model.v20140526.DeleteImageRequest;
import com.aliyuncs.ecs.model.v20140526.DescribeImageFromFamilyRequest;
import com.aliyuncs.ecs.model.v20140526.DescribeImagesRequest;
import com.aliyuncs.ecs.model.v20140526.ModifyImageAttributeRequest;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/** Images: what instances are made of, and what a build makes. */
public final class Images {
  /** Every status but {@code Deprecated}: without the list the cloud hides what is not done. */
  public static final List<String> ANY_STATUS =
      List.of("Waiting", "Creating", "CreateFailed", "Available", "UnAvailable");

  private final Rpc rpc;

  Images(Rpc rpc) {
    this.rpc = rpc;
  }

  public Found<ImageView> find(ImageQuery query) {
    DescribeImagesRequest request = new DescribeImagesRequest();
    request.setImageId(query.id().orElse(null));
    request.setImageName(query.name().orElse(null));
    request.setImageOwnerAlias(query.ownerAlias().orElse(null));
    if (!query.statuses().isEmpty()) {
      request.setStatus(String.join(",", query.statuses()));
    }
    if (query.expired()) {
      request.setShowExpired(true);
      request.setStatus("Available,Deprecated");
    }
    Call call = Call.ecs(Act.LOOK, "Error querying alicloud image", query.region(), request);
    return rpc.look(call, "Images/Image", Images::view).keeping(image -> fits(image, query));
  }

  /** The image whatever its status, so that a failed one is seen at once. */
  public Found<ImageView> byId(String region, String id) {
    return find(ImageQuery.builder().region(region).id(id).statuses(ANY_STATUS).build());
  }

  /** The newest available image of a family. */
  public Found<ImageView> fromFamily(String region, String family) {
    DescribeImageFromFamilyRequest request = new DescribeImageFromFamilyRequest();
    request.setImageFamily(family);
    Call call =
        Call.ecs(Act.LOOK, "Error querying alicloud image by image family", region, request);
    return rpc.lookOnce(
        call,
        body ->
            Fields.text(body, "Image/ImageId").isPresent()
                ? List.of(view(body.get("Image")))
                : List.of());
  }

  /** Asks for an image, whose snapshots then take minutes; returns its id. */
  public String create(NewImage image) {
    CreateImageRequest request = new CreateImageRequest();
    request.setImageName(image.name());
    request.setInstanceId(image.instanceId().orElse(null));
    request.setSnapshotId(image.snapshotId().orElse(null));
    request.setImageVersion(image.version().orElse(null));
    request.setDescription(image.description().orElse(null));
    request.setResourceGroupId(image.resourceGroupId().orElse(null));
    request.setClientToken(image.token());
    Call call = Call.ecs(Act.CREATE, "Error creating image", image.region(), request);
    call.maybe("BootMode", image.bootMode().orElse(null));
    return rpc.create(call.tags(image.tags()), "ImageId");
  }

  public void rename(String region, String id, String name) {
    ModifyImageAttributeRequest request = new ModifyImageAttributeRequest();
    request.setImageId(id);
    request.setImageName(name);
    rpc.send(Call.ecs(Act.CHANGE, "Error renaming image " + id, region, request));
  }

  /** Puts the image into a family: what is launched from that is the newest one. */
  public void joinFamily(String region, String id, String family) {
    ModifyImageAttributeRequest request = new ModifyImageAttributeRequest();
    request.setImageId(id);
    request.putQueryParameter("ImageFamily", family);
    rpc.send(Call.ecs(Act.CHANGE, "Error setting the family of image " + id, region, request));
  }

  /**
   * Returns normally also when it is gone already.
   *
   * @param force also when instances run from it
   */
  public void delete(String region, String id, boolean force) {
    DeleteImageRequest request = new DeleteImageRequest();
    request.setImageId(id);
    request.setForce(force);
    rpc.erase(Call.ecs(Act.DELETE, "Error deleting image " + id, region, request));
  }

  private static boolean fits(ImageView image, ImageQuery query) {
    return query.id().map(image.id()::equals).orElse(true)
        && query.name().map(image.name()::equals).orElse(true);
  }

  private static ImageView view(JsonNode image) {
    return ImageView.builder()
        .id(Fields.plain(image, "ImageId"))
        .name(Fields.plain(image, "ImageName"))
        .status(Fields.plain(image, "Status"))
        .progress(Fields.plain(image, "Progress"))
        .ownerAlias(Fields.plain(image, "ImageOwnerAlias"))
        .family(Fields.text(image, "ImageFamily"))
        .version(Fields.text(image, "ImageVersion"))
        .description(Fields.text(image, "Description"))
        .size(Fields.number(image, "Size"))
        .createdAt(Fields.moment(image, "CreationTime"))
        .diskMappings(Fields.list(image, "DiskDeviceMappings/DiskDeviceMapping", Images::mapping))
        .tags(Fields.tags(image))
        .build();
  }

  private static DiskMapping mapping(JsonNode mapping) {
    return DiskMapping.builder()
        .snapshotId(Fields.text(mapping, "SnapshotId"))
        .device(Fields.plain(mapping, "Device"))
        .size(Fields.number(mapping, "Size"))
        .type(Fields.plain(mapping, "Type"))
        .encrypted(Fields.flag(mapping, "Encrypted"))
        .build();
  }
}
