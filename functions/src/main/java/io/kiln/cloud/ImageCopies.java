package io.kiln.cloud;

import com.aliyuncs.ecs.model.v20140526.CancelCopyImageRequest;
import com.aliyuncs.ecs.model.v20140526.CopyImageRequest;

/** Copies of images, in other regions or encrypted in the same. */
public final class ImageCopies {
  private final Rpc rpc;

  ImageCopies(Rpc rpc) {
    this.rpc = rpc;
  }

  /** Asks for a copy, which then takes minutes; returns its id in the region it goes to. */
  public String copy(NewCopy copy) {
    CopyImageRequest request = new CopyImageRequest();
    request.setImageId(copy.imageId());
    request.setDestinationRegionId(copy.toRegion());
    request.setDestinationImageName(copy.name());
    request.setDestinationDescription(copy.description().orElse(null));
    request.setResourceGroupId(copy.resourceGroupId().orElse(null));
    request.setEncrypted(copy.encrypted().orElse(null));
    Call call =
        Call.ecs(Act.CREATE, "Error copying images", copy.region(), request)
            .maybe("KMSKeyId", copy.kmsKeyId().orElse(null))
            .tags(copy.tags())
            // the API takes one, the SDK's class does not know it
            .with("ClientToken", copy.token());
    return rpc.create(call, "ImageId");
  }

  /** Ends a copy that is under way, and removes it; normally also when it is gone already. */
  public void cancel(String region, String copyId) {
    CancelCopyImageRequest request = new CancelCopyImageRequest();
    request.setImageId(copyId);
    rpc.erase(Call.ecs(Act.DELETE, "Error cancelling copy image " + copyId, region, request));
  }
}
