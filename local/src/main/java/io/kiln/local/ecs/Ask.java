package io.kiln.local.ecs;

import io.kiln.local.rpc.EcsError;
import io.kiln.local.rpc.Params;
import io.kiln.local.rpc.Product;
import io.kiln.local.rpc.RpcRequest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** One request on its way through an action: the question, and the world it is about. */
public record Ask(RpcRequest request, World world) {
  public Params params() {
    return request.params();
  }

  public Region region() {
    return world.region(request.regionId());
  }

  public Instant now() {
    return world.now();
  }

  /**
   * The thing with the id in that parameter; the code's first part is the kind, as in InvalidVpcId.
   */
  public <T extends Thing<T>> T required(Kind<T> kind, String parameter, String code) {
    String id = params().required(parameter);
    return region().find(kind, id).orElseThrow(() -> EcsError.notFound(code, id));
  }

  /** A card for a new thing, named and tagged as the request says. */
  public Card newCard(String id, String nameParameter, Course course) {
    return new Card(
        id,
        params().text(nameParameter),
        params().text("Description"),
        now(),
        params().tags(),
        course);
  }

  /** Whether a filter lets the value pass: absent, equal, or matching with stars. */
  public boolean lets(String parameter, String value) {
    return !params().has(parameter) || matches(params().text(parameter), value);
  }

  /** Whether a filter that is a comma list, or a JSON array, lets the value pass. */
  public boolean letsAny(String parameter, String value) {
    String text = params().text(parameter);
    List<String> wanted =
        text.startsWith("[") ? params().jsonList(parameter) : params().split(parameter);
    return wanted.isEmpty() || wanted.contains(value);
  }

  /** Whether the thing bears every tag that the request filters by. */
  public boolean letsTags(Card card) {
    return params().groups("Tag").stream()
        .allMatch(
            tag -> {
              String key = tag.text("Key", tag.text("key"));
              String value = tag.text("Value", tag.text("value"));
              return card.tags().containsKey(key)
                  && (value.isEmpty() || value.equals(card.tags().get(key)));
            });
  }

  /** The tags in the product's own words. */
  public List<Map<String, String>> tagList(Card card) {
    boolean vpc = request.product() == Product.VPC;
    List<Map<String, String>> tags = new ArrayList<>();
    card.tags()
        .forEach(
            (key, value) ->
                tags.add(Map.of(vpc ? "Key" : "TagKey", key, vpc ? "Value" : "TagValue", value)));
    return tags;
  }

  private static boolean matches(String glob, String value) {
    return Pattern.matches("\\Q" + glob.replace("*", "\\E.*\\Q") + "\\E", value);
  }
}
