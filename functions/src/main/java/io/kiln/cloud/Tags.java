package io.kiln.cloud;

import com.aliyuncs.ecs.model.v20140526.ListTagResourcesRequest;
import com.aliyuncs.ecs.model.v20140526.TagResourcesRequest;
import com.aliyuncs.ecs.model.v20140526.UntagResourcesRequest;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

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

  /** Every thing of a kind that carries all these tags. */
  public List<Tagged> bearing(String region, Taggable kind, Map<String, String> tags) {
    String attempt = "Failed querying tags of " + kind.type().toLowerCase(Locale.ROOT);
    Call call =
        kind.product() == Product.VPC
            ? Call.vpc(Act.LOOK, attempt, region, "ListTagResources")
            : Call.ecs(Act.LOOK, attempt, region, new ListTagResourcesRequest());
    // one row a tag
    Map<String, Map<String, String>> found = new LinkedHashMap<>();
    rpc.lookByToken(
        call.with("ResourceType", kind.type()).tags(tags),
        "TagResources/TagResource",
        row ->
            found
                .computeIfAbsent(Fields.plain(row, "ResourceId"), id -> new LinkedHashMap<>())
                .put(Fields.plain(row, "TagKey"), Fields.plain(row, "TagValue")));
    return found.entrySet().stream()
        .filter(thing -> thing.getValue().entrySet().containsAll(tags.entrySet()))
        .map(t -> Tagged.builder().kind(kind).id(t.getKey()).tags(t.getValue()).build())
        .collect(Collectors.toList());
  }

  private static String named(Taggable kind, List<String> ids) {
    return kind.type().toLowerCase(Locale.ROOT) + ": " + String.join(", ", ids);
  }
}
