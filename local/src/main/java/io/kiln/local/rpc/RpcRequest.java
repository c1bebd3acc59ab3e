package io.kiln.local.rpc;

import io.kiln.local.ram.Attempt;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** One decoded call: what is asked, of which region, with which parameters. */
public record RpcRequest(Params params) {
  private static final Set<String> ENVELOPE =
      Set.of(
          "AccessKeyId",
          "Format",
          "SecurityToken",
          "Signature",
          "SignatureMethod",
          "SignatureNonce",
          "SignatureType",
          "SignatureVersion",
          "Timestamp");

  public String action() {
    return params.text("Action");
  }

  public String version() {
    return params.text("Version");
  }

  /** The region that the call concerns: always this parameter, never the host. */
  public String regionId() {
    return params.text("RegionId");
  }

  /** The same call, of that region. */
  public RpcRequest in(String region) {
    Map<String, String> values = new TreeMap<>(params.values());
    values.put("RegionId", region);
    return new RpcRequest(new Params(Map.copyOf(values)));
  }

  public String clientToken() {
    return params.text("ClientToken");
  }

  /** Ecs, Vpc, Fnf or Sts, by the version. */
  public Product product() {
    return Product.ofVersion(version())
        .orElseThrow(
            () ->
                new EcsError(
                    400,
                    "InvalidVersion",
                    "Specified parameter Version is not valid: \"" + version() + "\"."));
  }

  /** The product as the log calls it; Ecs when the version is anything else. */
  String productName() {
    return Product.ofVersion(version()).orElse(Product.ECS).wireName();
  }

  /** The call as RAM sees it. */
  Attempt attempt() {
    Attempt.Caller caller =
        new Attempt.Caller(params.text("AccessKeyId"), params.text("SecurityToken"));
    return new Attempt(caller, productName(), action(), regionId(), params.values());
  }

  /** What the call says, without who says it and when. */
  public Map<String, String> meaning() {
    Map<String, String> meaning = new TreeMap<>(params.values());
    meaning.keySet().removeAll(ENVELOPE);
    return meaning;
  }
}
