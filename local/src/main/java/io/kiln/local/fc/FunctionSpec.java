package io.kiln.local.fc;

import java.time.Duration;
import java.util.Map;

/**
 * A function as the stack declares it; the initializer is empty when there is none.
 *
 * @param handler as in {@code io.kiln.function.StepHandler::handleRequest}
 */
public record FunctionSpec(
    String name,
    String handler,
    String initializer,
    Size size,
    Map<String, String> environment,
    String roleArn) {
  public FunctionSpec {
    environment = Map.copyOf(environment);
  }

  /** What an instance of it may use. */
  public record Size(int memoryMb, double cpu, Duration timeout, Duration initializerTimeout) {}

  String handlerClass() {
    int end = handler.indexOf("::");
    return end < 0 ? handler : handler.substring(0, end);
  }
}
