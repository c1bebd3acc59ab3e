package io.kiln.local.flow;

/** What a flow asks of Function Compute: one synchronous call of a function. */
public interface Invoker {
  Invocation invoke(String functionName, byte[] event);
}
