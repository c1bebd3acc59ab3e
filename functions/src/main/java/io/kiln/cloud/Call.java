package io.kiln.cloud;

import com.aliyuncs.AcsRequest;
import com.aliyuncs.CommonRequest;
import com.aliyuncs.http.MethodType;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** One request in the making: what it attempts, in a person's words, and its parameters. */
final class Call {
  private final Product product;
  private final Act act;
  private final String attempt;
  private final String region;
  private final AcsRequest<?> request;

  private Call(Product product, Act act, String attempt, String region, AcsRequest<?> request) {
    this.product = product;
    this.act = act;
    this.attempt = attempt;
    this.region = region;
    this.request = request;
  }

  /**
   * @param attempt how a failure's text begins: "Error creating instance"
   */
  static Call ecs(Act act, String attempt, String region, AcsRequest<?> request) {
    return new Call(Product.ECS, act, attempt, region, request);
  }

  static Call vpc(Act act, String attempt, String region, String action) {
    return common(Product.VPC, act, attempt, region, action);
  }

  static Call flows(Act act, String attempt, String region, String action) {
    return common(Product.FNF, act, attempt, region, action);
  }

  static Call sts(Act act, String attempt, String region, String action) {
    return common(Product.STS, act, attempt, region, action);
  }

  private static Call common(
      Product product, Act act, String attempt, String region, String action) {
    CommonRequest request = new CommonRequest();
    request.setSysProduct(product.title());
    request.setSysVersion(product.version());
    request.setSysAction(action);
    request.setSysMethod(MethodType.POST);
    return new Call(product, act, attempt, region, request.buildRequest());
  }

  Call with(String name, String value) {
    request.putQueryParameter(name, (Object) value);
    return this;
  }

  Call with(String name, int value) {
    return with(name, Integer.toString(value));
  }

  /** Sends the parameter only when there is a value. */
  Call maybe(String name, @Nullable Object value) {
    return value == null ? this : with(name, value.toString());
  }

  /** Tags by name, so that the same tags are the same parameters. */
  Call tags(Map<String, String> tags) {
    int n = 1;
    for (Map.Entry<String, String> tag : new TreeMap<>(tags).entrySet()) {
      with("Tag." + n + ".Key", tag.getKey()).with("Tag." + n + ".Value", tag.getValue());
      n++;
    }
    return this;
  }

  /** {@code name.1}, {@code name.2} ... */
  Call each(String name, List<String> values) {
    for (int i = 0; i < values.size(); i++) {
      with(name + "." + (i + 1), values.get(i));
    }
    return this;
  }

  /** The JSON array that some parameters want. */
  static String array(List<String> values) {
    return values.stream()
        .map(v -> "\"" + v.replace("\\", "\\\\").replace("\"", "\\\"") + "\"")
        .collect(Collectors.joining(",", "[", "]"));
  }

  Product product() {
    return product;
  }

  Act act() {
    return act;
  }

  String attempt() {
    return attempt;
  }

  String region() {
    return region;
  }

  AcsRequest<?> request() {
    return request;
  }

  String action() {
    return request.getSysActionName();
  }
}
