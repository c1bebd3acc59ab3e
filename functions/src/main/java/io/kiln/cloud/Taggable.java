package io.kiln.cloud;

/** A kind of thing that bears tags. */
public enum Taggable {
  VPC(Product.VPC, "VPC"),
  VSWITCH(Product.VPC, "VSWITCH"),
  EIP(Product.VPC, "EIP"),
  SECURITY_GROUP(Product.ECS, "securitygroup"),
  KEY_PAIR(Product.ECS, "keypair"),
  INSTANCE(Product.ECS, "instance"),
  DISK(Product.ECS, "disk"),
  SNAPSHOT(Product.ECS, "snapshot"),
  IMAGE(Product.ECS, "image");

  private final Product product;
  private final String type;

  Taggable(Product product, String type) {
    this.product = product;
    this.type = type;
  }

  Product product() {
    return product;
  }

  /** The cloud's ResourceType. */
  public String type() {
    return type;
  }
}
