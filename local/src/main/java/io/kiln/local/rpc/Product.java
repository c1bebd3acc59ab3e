package io.kiln.local.rpc;

import java.util.Arrays;
import java.util.Optional;

/** The API families that share this protocol. */
public enum Product {
  ECS("Ecs", "2014-05-26"),
  VPC("Vpc", "2016-04-28"),
  FNF("Fnf", "2019-03-15"),
  STS("Sts", "2015-04-01");

  private final String wireName;
  private final String version;

  Product(String wireName, String version) {
    this.wireName = wireName;
    this.version = version;
  }

  public String wireName() {
    return wireName;
  }

  static Optional<Product> ofVersion(String version) {
    return Arrays.stream(values()).filter(product -> product.version.equals(version)).findFirst();
  }
}
