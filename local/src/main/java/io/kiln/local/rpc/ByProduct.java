package io.kiln.local.rpc;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Hands each request to whoever stands for its product. Thread-safe. */
public final class ByProduct implements Rpc {
  private final Map<Product, Rpc> products = new ConcurrentHashMap<>();

  /** From now on this one answers for the product. */
  public void connect(Product product, Rpc rpc) {
    products.put(product, rpc);
  }

  @Override
  public Body answer(RpcRequest request) {
    Rpc rpc = products.get(request.product());
    if (rpc == null) {
      throw EcsError.notEmulated(request.action(), request.version());
    }
    return rpc.answer(request);
  }
}
