package io.kiln.local.ecs.tag;

import io.kiln.local.ecs.Action;
import io.kiln.local.ecs.ActionGroup;
import io.kiln.local.ecs.Ask;
import io.kiln.local.ecs.access.KeyPair;
import io.kiln.local.ecs.image.Image;
import io.kiln.local.ecs.image.Snapshot;
import io.kiln.local.ecs.instance.Disk;
import io.kiln.local.ecs.instance.Instance;
import io.kiln.local.ecs.network.Eip;
import io.kiln.local.ecs.network.Eni;
import io.kiln.local.ecs.network.SecurityGroup;
import io.kiln.local.ecs.network.VSwitch;
import io.kiln.local.ecs.network.Vpc;
import io.kiln.local.rpc.Body;
import io.kiln.local.rpc.EcsError;
import io.kiln.local.rpc.Product;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Tagging what is there already; each product tags its own things. */
public final class Tags implements ActionGroup {
  private static final int MOST = 20;
  private static final List<Taggable<?>> ECS =
      List.of(
          new Taggable<>("instance", Instance.KIND),
          new Taggable<>("disk", Disk.KIND),
          new Taggable<>("snapshot", Snapshot.KIND),
          new Taggable<>("image", Image.KIND),
          new Taggable<>("securitygroup", SecurityGroup.KIND),
          new Taggable<>("keypair", KeyPair.KIND),
          new Taggable<>("eni", Eni.KIND));
  private static final List<Taggable<?>> VPC =
      List.of(
          new Taggable<>("vpc", Vpc.KIND),
          new Taggable<>("vswitch", VSwitch.KIND),
          new Taggable<>("eip", Eip.KIND));

  @Override
  public List<Action> actions() {
    return List.of(
        Action.of("AddTags", this::addTags),
        Action.of("TagResources", this::tag).alsoVpc(),
        Action.of("UntagResources", this::untag).alsoVpc(),
        Action.of("ListTagResources", this::list).alsoVpc());
  }

  private Body addTags(Ask ask) {
    add(ask, type(ask), List.of(ask.params().required("ResourceId")));
    return Body.empty();
  }

  private Body tag(Ask ask) {
    add(ask, type(ask), ids(ask));
    return Body.empty();
  }

  private static void add(Ask ask, Taggable<?> type, List<String> ids) {
    Map<String, String> more = ask.params().tags();
    if (more.isEmpty()) {
      throw EcsError.missing("Tag.1.Key");
    }
    checkThere(ask, type, ids);
    for (String id : ids) {
      type.change(ask.region(), id, tags -> joined(tags, more));
    }
  }

  private static Map<String, String> joined(Map<String, String> tags, Map<String, String> more) {
    Map<String, String> joined = new LinkedHashMap<>(tags);
    joined.putAll(more);
    if (joined.size() > MOST) {
      throw new EcsError(
          400, "NumberExceed.Tags", "The maximum number of tags of a resource is exceeded.");
    }
    return joined;
  }

  private Body untag(Ask ask) {
    Taggable<?> type = type(ask);
    List<String> ids = ids(ask);
    checkThere(ask, type, ids);
    List<String> keys = ask.params().list("TagKey");
    boolean all = ask.params().flag("All") && keys.isEmpty();
    for (String id : ids) {
      type.change(ask.region(), id, tags -> without(tags, keys, all));
    }
    return Body.empty();
  }

  private static Map<String, String> without(
      Map<String, String> tags, List<String> keys, boolean all) {
    Map<String, String> left = new LinkedHashMap<>(all ? Map.of() : tags);
    left.keySet().removeAll(keys);
    return left;
  }

  private Body list(Ask ask) {
    Taggable<?> type = type(ask);
    List<String> wanted = ask.params().list("ResourceId");
    List<Body> rows = new ArrayList<>();
    type.all(ask.region())
        .forEach(
            (id, tags) -> {
              if ((wanted.isEmpty() || wanted.contains(id)) && bears(ask, tags)) {
                tags.forEach((key, value) -> rows.add(row(type, id, key, value)));
              }
            });
    return Body.of("NextToken", "").list("TagResources", "TagResource", rows);
  }

  private static boolean bears(Ask ask, Map<String, String> tags) {
    return ask.params().tags().entrySet().stream()
        .allMatch(
            wanted ->
                tags.containsKey(wanted.getKey())
                    && (wanted.getValue().isEmpty()
                        || wanted.getValue().equals(tags.get(wanted.getKey()))));
  }

  private static Body row(Taggable<?> type, String id, String key, String value) {
    return Body.of("ResourceId", id)
        .and("ResourceType", type.type())
        .and("TagKey", key)
        .and("TagValue", value);
  }

  private static Taggable<?> type(Ask ask) {
    String wanted = ask.params().required("ResourceType");
    List<Taggable<?>> types = ask.request().product() == Product.VPC ? VPC : ECS;
    return types.stream()
        .filter(type -> type.type().equalsIgnoreCase(wanted))
        .findFirst()
        .orElseThrow(
            () ->
                new EcsError(
                    404,
                    "InvalidResourceType.NotFound",
                    "The ResourceType " + wanted + " provided does not exist."));
  }

  private static List<String> ids(Ask ask) {
    List<String> ids = ask.params().list("ResourceId");
    if (ids.isEmpty()) {
      throw EcsError.missing("ResourceId.1");
    }
    if (ids.size() > 50) {
      throw new EcsError(
          400, "NumberExceed.ResourceIds", "The maximum number of ResourceId is exceeded.");
    }
    return ids;
  }

  private static void checkThere(Ask ask, Taggable<?> type, List<String> ids) {
    for (String id : ids) {
      if (!type.holds(ask.region(), id)) {
        throw EcsError.notFound("InvalidResourceId", id);
      }
    }
  }
}
