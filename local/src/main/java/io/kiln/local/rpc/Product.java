package io.kiln.local.rpc;

/** The API families that share this protocol. */
public enum Product {
  ECS("Ecs", "2014-05-26"),
  VPC("Vpc", "2016-04-28");

  private final String wireName;
  private final String version;

  Product(String wireName, String version) {
    this.wireName = wireName;
    this.version = version;
  }

  public String wireName() {
    return wireName;
  }

  static Product ofVersion(String version) {
    for (Product product : values()) {
      if (product.version.equals(version)) {
        return product;
      }
    }
    throw new EcsError(
        400, "InvalidVersion", "Specified parameter Version is not valid: \"" + version + "\".");
  }
}
