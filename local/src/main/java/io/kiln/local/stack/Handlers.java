package io.kiln.local.stack;

import com.aliyun.fc.runtime.FunctionInitializer;
import com.aliyun.fc.runtime.StreamRequestHandler;
import java.util.List;
import java.util.stream.Stream;

/** Whether the classes that a stack's handler strings name are there and can be entered. */
public final class Handlers {
  private final ClassLoader code;

  public Handlers(ClassLoader code) {
    this.code = code;
  }

  /**
   * Looks at every function of the stack.
   *
   * @throws StackProblems naming each string that Function Compute could not enter
   */
  public void check(Stack stack) {
    Problems problems = new Problems();
    for (StackFunction function : stack.functions()) {
      String at = "Resources." + function.id() + ".Properties.";
      String handler = function.entrance().handler();
      entrance(handler, "handleRequest", StreamRequestHandler.class, at + "Handler", problems);
      function
          .entrance()
          .initializer()
          .ifPresent(
              first ->
                  entrance(
                      first.handler(),
                      "initialize",
                      FunctionInitializer.class,
                      at + "InstanceLifecycleConfig.Initializer.Handler",
                      problems));
    }
    problems.raise();
  }

  private void entrance(
      String string, String method, Class<?> contract, String path, Problems problems) {
    List<String> parts = List.of(string.split("::", -1));
    if (!parts.get(1).equals(method)) {
      problems.add(path, "'" + string + "' must end in ::" + method);
    }
    try {
      Class<?> type = Class.forName(parts.get(0), false, code);
      if (!contract.isAssignableFrom(type)) {
        problems.add(path, type.getName() + " is no " + contract.getSimpleName());
      }
      if (Stream.of(type.getConstructors()).noneMatch(c -> c.getParameterCount() == 0)) {
        problems.add(path, type.getName() + " has no public constructor without parameters");
      }
    } catch (ClassNotFoundException e) {
      problems.add(path, "the jar has no class " + parts.get(0));
    }
  }
}
