package io.kiln.local.cli;

import io.kiln.local.deployment.LocalStack;
import io.kiln.local.flow.OutputShape;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Option;

/** How Kiln itself is run while a command lasts: who drives, what is shown of it. */
final class RunOptions {
  @Option(
      names = "-driver",
      paramLabel = "flow|tick|direct",
      description =
          "Who takes the build from step to step: the deployed flow (default), the deployed timer,"
              + " or this process.")
  private String driver = "";

  @Option(
      names = "-trace",
      description = "Show each invocation of a function, and what they come to, on standard error.")
  private boolean trace;

  @Option(names = "-cold", description = "Give each invocation an instance of its own.")
  private boolean cold;

  @Option(
      names = "-stack",
      paramLabel = "FILE",
      description = "Deploy this copy of template.yml in the local cloud.")
  private Optional<Path> stack = Optional.empty();

  @Option(names = "-flow-output", hidden = true)
  private String shape = "plain";

  /** For a command that does its work itself. */
  static RunOptions direct() {
    RunOptions direct = new RunOptions();
    direct.driver = "direct";
    return direct;
  }

  /** With -debug: who takes a build from step to step can hold it between them. */
  void requireStepByStep() {
    if (driver.equals("flow") || driver.equals("tick")) {
      throw new CommandFailure(
          "-debug holds a build between its steps, which -driver "
              + driver
              + " takes by itself: leave -driver out, or choose -driver direct");
    }
    driver = "direct";
  }

  /** Checked against the cloud that was chosen. */
  DriverChoice driver(CloudChoice cloud) {
    if (cloud.aliyun() && !driver.isEmpty() && !driver.equals("direct")) {
      throw new CommandFailure(
          "-driver "
              + driver
              + " is for the local cloud: what is deployed elsewhere takes builds by its triggers");
    }
    if (cloud.shellLocal() && !driver.isEmpty() && !driver.equals("direct")) {
      throw new CommandFailure(
          "-allow-shell-local is for -driver direct: scripts run in this process' surroundings. A"
              + " deployed stack has the parameter ShellLocal.");
    }
    boolean here = cloud.aliyun() || cloud.shellLocal();
    return switch (driver) {
      case "" -> here ? DriverChoice.DIRECT : DriverChoice.FLOW;
      case "flow" -> DriverChoice.FLOW;
      case "tick" -> DriverChoice.TICK;
      case "direct" -> DriverChoice.DIRECT;
      default ->
          throw new CommandFailure(
              "invalid value \"" + driver + "\" for flag -driver: it is flow, tick or direct");
    };
  }

  boolean trace() {
    return trace;
  }

  boolean cold() {
    return cold;
  }

  /** What the flow sees of a function's answer. */
  OutputShape shape() {
    return shape.equals("body") ? OutputShape.IN_BODY : OutputShape.PLAIN;
  }

  LocalStack stack(DriverChoice chosen, Path folder) {
    LocalStack file = LocalStack.of(stack.map(folder::resolve));
    return file.with("Driver", chosen == DriverChoice.TICK ? "tick" : "flow");
  }
}
