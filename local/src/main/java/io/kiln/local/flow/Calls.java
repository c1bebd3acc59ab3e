package io.kiln.local.flow;

import io.kiln.local.flow.fdl.FunctionArn;
import io.kiln.local.ram.Denial;
import io.kiln.local.ram.Ram;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Calls functions as a flow's role. */
final class Calls {
  private static final Logger LOG = LoggerFactory.getLogger(Calls.class);

  private final Invoker invoker;
  private final Ram ram;

  Calls(Invoker invoker, Ram ram) {
    this.invoker = invoker;
    this.ram = ram;
  }

  Invocation make(String roleArn, Phase.Calling call) {
    Optional<FunctionArn> function = FunctionArn.parse(call.resource());
    if (function.isEmpty()) {
      return Invocation.refused(400, "InvalidArgument", call.resource() + " names no function");
    }
    Optional<Denial> denial =
        roleArn.isEmpty()
            ? Optional.empty()
            : ram.check(roleArn, "fc:InvokeFunction", call.resource());
    if (denial.isPresent()) {
      return Invocation.refused(403, "AccessDenied", denial.get().detail());
    }
    return invoke(function.get(), call);
  }

  private Invocation invoke(FunctionArn function, Phase.Calling call) {
    try {
      return invoker.invoke(function.name(), call.event().getBytes(StandardCharsets.UTF_8));
    } catch (RuntimeException e) {
      LOG.error("Function Compute itself failed function={}", function.name(), e);
      return Invocation.refused(500, "InternalServerError", String.valueOf(e));
    }
  }
}
