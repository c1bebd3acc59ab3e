package io.kiln.local.ecs;

import io.kiln.local.rpc.Product;
import java.util.EnumSet;
import java.util.Set;

/** One row of the table of actions. */
public record Action(String name, Set<Product> products, boolean once, Handler handler) {
  public static Action of(String name, Handler handler) {
    return new Action(name, EnumSet.of(Product.ECS), false, handler);
  }

  /** Also served under the Vpc version: VPC, vSwitch and EIP actions exist in both. */
  public Action alsoVpc() {
    return new Action(name, EnumSet.of(Product.ECS, Product.VPC), once, handler);
  }

  /** Honours ClientToken. */
  public Action honouringToken() {
    return new Action(name, products, true, handler);
  }
}
