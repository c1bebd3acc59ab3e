package io.kiln.cloud;

import com.aliyuncs.ecs.model.v20140526.TagResourcesRequest;
import com.aliyuncs.ecs.model.v20140526.UntagResourcesRequest;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Tags on things that exist; a new thing had better get them with its creation. */
public final class Tags {
  private final Rpc rpc;

  Tags(Rpc rpc) {
    this.rpc = rpc;
  }

  /** Adds or replaces tags on up to 50 things of one kind; a repeat is harmless. */
  public void add(String region, Taggable kind, List<String> ids, Map<String, String> tags) {
    String attempt = "Error adding tags to " + named(kind, ids);
    Call call =
        kind.product() == Product.VPC
            ? Call.vpc(Act.CHANGE, attempt, region, "TagResources")
            : Call.ecs(Act.CHANGE, attempt, region, new TagResourcesRequest());
    rpc.send(call.with("ResourceType", kind.type()).each("ResourceId", ids).tags(tags));
  }

  /** Takes tags off up to 50 things of one kind. */
  public void remove(String region, Taggable kind, List<String> ids, List<String> keys) {
    String attempt = "Error removing tags from " + named(kind, ids);
    Call call =
        kind.product() == Product.VPC
            ? Call.vpc(Act.CHANGE, attempt, region, "UnTagResources")
            : Call.ecs(Act.CHANGE, attempt, region, new UntagResourcesRequest());
    rpc.send(call.with("ResourceType", kind.type()).each("ResourceId", ids).each("TagKey", keys));
  }

  private static String named(Taggable kind, List<String> ids) {
    return kind.type().toLowerCase(Locale.ROOT) + ": " + String.join(", ", ids);
  }
}
