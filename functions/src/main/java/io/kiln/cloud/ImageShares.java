package io.kiln.cloud;

import com.aliyuncs.ecs.model.v20140526.DescribeImageSharePermissionRequest;
import com.aliyuncs.ecs.model.v20140526.ModifyImageSharePermissionRequest;
import java.util.List;

/** With which other accounts images are shared. */
public final class ImageShares {
  /** The most accounts that one call takes. */
  public static final int MOST = 10;

  private final Rpc rpc;

  ImageShares(Rpc rpc) {
    this.rpc = rpc;
  }

  /** Shares the image with up to {@link #MOST} accounts; a repeat changes nothing. */
  public void share(String region, String imageId, List<String> accounts) {
    rpc.send(
        change(Act.CHANGE, "Failed modifying image share permissions", region, imageId)
            .each("AddAccount", accounts));
  }

  /**
   * Takes the image from up to {@link #MOST} accounts, as a template asks; a repeat is harmless.
   */
  public void unshare(String region, String imageId, List<String> accounts) {
    rpc.send(
        change(Act.CHANGE, "Failed modifying image share permissions", region, imageId)
            .each("RemoveAccount", accounts));
  }

  /** Undoes a share with up to {@link #MOST} accounts; normally also when the image is gone. */
  public void takeBack(String region, String imageId, List<String> accounts) {
    rpc.erase(
        change(Act.DELETE, "Restoring image share permission failed", region, imageId)
            .each("RemoveAccount", accounts));
  }

  /** The accounts that have it. */
  public Found<String> of(String region, String imageId) {
    DescribeImageSharePermissionRequest request = new DescribeImageSharePermissionRequest();
    request.setImageId(imageId);
    Call call = Call.ecs(Act.LOOK, "Error querying image share permissions", region, request);
    return rpc.look(call, "Accounts/Account", account -> Fields.plain(account, "AliyunId"));
  }

  private static Call change(Act act, String attempt, String region, String imageId) {
    ModifyImageSharePermissionRequest request = new ModifyImageSharePermissionRequest();
    request.setImageId(imageId);
    return Call.ecs(act, attempt, region, request);
  }
}
