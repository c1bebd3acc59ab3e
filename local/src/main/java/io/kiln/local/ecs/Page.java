package io.kiln.local.ecs;

import io.kiln.local.rpc.Body;
import io.kiln.local.rpc.EcsError;
import io.kiln.local.rpc.Params;
import java.util.List;
import java.util.function.Function;

/** One page of a listing: numbered, or from token to token. */
public final class Page {
  private static final int DEFAULT = 10;

  private Page() {}

  /** The page that the request asks for; {@code most} is the action's largest page. */
  public static <T> Body of(Ask ask, int most, String outer, List<T> all, Function<T, Body> shape) {
    Params params = ask.params();
    boolean tokens = params.has("NextToken") || params.has("MaxResults");
    int number = positive(params, "PageNumber", 1);
    int size = Math.min(most, positive(params, tokens ? "MaxResults" : "PageSize", DEFAULT));
    int from = Math.min(all.size(), tokens ? offset(params) : (number - 1) * size);
    int to = Math.min(all.size(), from + size);
    List<Body> rows = all.subList(from, to).stream().map(shape).toList();
    return Body.of("PageNumber", number)
        .and("PageSize", size)
        .and("TotalCount", all.size())
        .and("NextToken", tokens && to < all.size() ? "from-" + to : "")
        .list(outer, singular(outer), rows);
  }

  private static String singular(String outer) {
    return outer.endsWith("Addresses") || outer.endsWith("Statuses")
        ? outer.substring(0, outer.length() - 2)
        : outer.equals("VSwitches") ? "VSwitch" : outer.substring(0, outer.length() - 1);
  }

  private static int positive(Params params, String name, int otherwise) {
    int value = params.number(name, otherwise);
    if (value < 1) {
      throw EcsError.invalid(name);
    }
    return value;
  }

  private static int offset(Params params) {
    String token = params.text("NextToken", "from-0");
    if (!token.matches("from-\\d{1,6}")) {
      throw EcsError.invalid("NextToken");
    }
    return Integer.parseInt(token.substring("from-".length()));
  }
}
