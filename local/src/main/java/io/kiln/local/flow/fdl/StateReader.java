package io.kiln.local.flow.fdl;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** Reads one state. */
final class StateReader {
  private static final Set<String> TYPES =
      Set.of("Task", "Choice", "Wait", "Pass", "Succeed", "Fail", "Parallel");
  private static final int LONGEST_TASK = 604_800;

  private final List<DefinitionReader.Target> targets;
  private final Function<Fields, List<Graph>> branches;

  StateReader(List<DefinitionReader.Target> targets, Function<Fields, List<Graph>> branches) {
    this.targets = targets;
    this.branches = branches;
  }

  State read(Fields fields) {
    fields.optionalText("Description");
    String type = fields.text("Type", TYPES, "");
    State state =
        switch (type) {
          case "Task" -> task(fields);
          case "Choice" -> choice(fields);
          case "Wait" -> new State.Wait(moving(fields), seconds(fields));
          case "Parallel" -> new State.Parallel(moving(fields), branches.apply(fields));
          case "Succeed" -> new State.Succeed(ending(fields, true));
          case "Fail" ->
              new State.Fail(ending(fields, false), text(fields, "Code"), text(fields, "Detail"));
          default -> new State.Pass(moving(fields));
        };
    fields.nothingElse();
    return state;
  }

  private State task(Fields fields) {
    fields.text("Action", Set.of("FC:InvokeFunction"), "");
    // The callback modes are not emulated: no flow of ours waits for one.
    fields.text("TaskMode", Set.of("RequestComplete"), "RequestComplete");
    Fields parameters =
        fields
            .find("Parameters")
            .map(node -> fields.inner("Parameters", node))
            .orElseGet(() -> fields.missing("Parameters"));
    checkParameters(parameters);
    Constructor constructor =
        fields.constructor("Parameters", false).orElseGet(Constructor::nothing);
    return new State.Task(moving(fields), constructor, timeout(fields), rules(fields));
  }

  private static void checkParameters(Fields parameters) {
    if (parameters.dynamic("resourceArn").isEmpty()) {
      String arn = parameters.text("resourceArn");
      if (!arn.isEmpty() && FunctionArn.parse(arn).isEmpty()) {
        parameters.problem("resourceArn", "names no function: \"" + arn + "\"");
      }
    }
    parameters.text("invocationType", Set.of("Sync"), "Sync");
    if (parameters.find("body").isEmpty()) {
      parameters.dynamic("body");
    }
    parameters.nothingElse();
  }

  private static Value timeout(Fields fields) {
    Optional<Value> dynamic = fields.dynamic("Timeout");
    IntNode constant = IntNode.valueOf(fields.number("Timeout", 0, LONGEST_TASK, 0));
    return dynamic.orElse(context -> constant);
  }

  private State.Rules rules(Fields fields) {
    List<RetryRule> retries =
        fields.objects("Retry", false).stream().map(RuleReader::retry).toList();
    List<CatchRule> catches = new ArrayList<>();
    for (Fields rule : fields.objects("Catch", false)) {
      catches.add(RuleReader.caught(rule));
      aim(rule, "Next", rule.text("Next"));
      rule.nothingElse();
    }
    return new State.Rules(retries, catches);
  }

  private State choice(Fields fields) {
    List<State.Branch> ways = new ArrayList<>();
    for (Fields way : fields.objects("Branches", true)) {
      String next = aim(way, "Next", way.text("Next"));
      condition(way).ifPresent(condition -> ways.add(new State.Branch(condition, next)));
      way.nothingElse();
    }
    State.Frame frame =
        new State.Frame(
            fields.text("Name"),
            fields.constructor("InputConstructor", false),
            Optional.empty(),
            Optional.empty());
    return new State.Choice(frame, ways, aim(fields, "Default", fields.text("Default")));
  }

  private static Optional<Condition> condition(Fields way) {
    String text = way.text("Condition");
    try {
      return Optional.of(Condition.parse(text));
    } catch (IllegalArgumentException e) {
      way.problem("Condition", String.valueOf(e.getMessage()));
      return Optional.empty();
    }
  }

  private static Value seconds(Fields fields) {
    Optional<Value> dynamic = fields.dynamic("Seconds");
    if (dynamic.isPresent()) {
      return dynamic.get();
    }
    IntNode constant = IntNode.valueOf(fields.number("Seconds", State.Wait.LEAST, State.Wait.MOST));
    return context -> constant;
  }

  private static Value text(Fields fields, String name) {
    Optional<Value> dynamic = fields.dynamic(name);
    if (dynamic.isPresent()) {
      return dynamic.get();
    }
    JsonNode constant = TextNode.valueOf(fields.text(name));
    return context -> constant;
  }

  /** A state that leads on, or says that it is the end. */
  private State.Frame moving(Fields fields) {
    Optional<String> next = fields.optionalText("Next");
    next.ifPresent(name -> aim(fields, "Next", name));
    if (fields.flag("End") == next.isPresent()) {
      fields.problem("Next", "either Next or End: true is needed");
    }
    return frame(fields, true, next);
  }

  private static State.Frame ending(Fields fields, boolean hasOutput) {
    fields.flag("End");
    return frame(fields, hasOutput, Optional.empty());
  }

  private static State.Frame frame(Fields fields, boolean hasOutput, Optional<String> next) {
    Optional<Constructor> output =
        hasOutput ? fields.constructor("OutputConstructor", true) : Optional.empty();
    return new State.Frame(
        fields.text("Name"), fields.constructor("InputConstructor", false), output, next);
  }

  private String aim(Fields fields, String field, String name) {
    targets.add(new DefinitionReader.Target(fields, field, name));
    return name;
  }
}
