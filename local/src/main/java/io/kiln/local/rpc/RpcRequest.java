package io.kiln.local.rpc;

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

  public String clientToken() {
    return params.text("ClientToken");
  }

  /** Ecs or Vpc, by the version. */
  public Product product() {
    return Product.ofVersion(version());
  }

  /** What the call says, without who says it and when. */
  public Map<String, String> meaning() {
    Map<String, String> meaning = new TreeMap<>(params.values());
    meaning.keySet().removeAll(ENVELOPE);
    return meaning;
  }
}
