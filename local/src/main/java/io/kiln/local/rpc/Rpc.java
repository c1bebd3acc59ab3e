package io.kiln.local.rpc;

/** What stands behind the protocol: one answer to one request, or an {@link EcsError}. */
public interface Rpc {
  Body answer(RpcRequest request);
}
