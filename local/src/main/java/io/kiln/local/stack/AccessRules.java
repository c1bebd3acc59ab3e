package io.kiln.local.stack;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Whether the roles fit those who take them on, and may do no more than they name. */
final class AccessRules {
  static final String ROLE = "ALIYUN::RAM::Role";
  static final String POLICY = "ALIYUN::RAM::ManagedPolicy";
  static final String FUNCTION = "ALIYUN::FC3::Function";
  static final String FLOW = "ALIYUN::FNF::Flow";
  static final String TRIGGER = "ALIYUN::FC3::Trigger";

  private static final Pattern ACTION = Pattern.compile("[a-z]+:[A-Z][A-Za-z]+");
  private static final Pattern LOOKING = Pattern.compile("(ecs|vpc):(Describe|List)\\w+");

  /** CloudFlow's documentation of these says "all resources": they take nothing narrower. */
  private static final Set<String> WITHOUT_RESOURCE =
      Set.of("fnf:StartExecution", "fnf:DescribeExecution", "fnf:StopExecution");

  private final Declarations declarations;
  private final Roles roles;
  private final Place place;
  private final Problems problems;
  private final Map<String, String> holders = new HashMap<>();

  AccessRules(Declarations declarations, Roles roles, Place place, Problems problems) {
    this.declarations = declarations;
    this.roles = roles;
    this.place = place;
    this.problems = problems;
  }

  void check() {
    declarations.of(POLICY).forEach(this::policy);
    declarations.of(ROLE).forEach(this::role);
    declarations.of(FUNCTION).forEach(this::function);
    declarations.of(FLOW).forEach(this::flow);
    declarations.of(TRIGGER).forEach(this::trigger);
  }

  private void function(String id, Declarations.Declared function) {
    String path = "Resources." + id + ".Properties.Role";
    taken(function.properties().path("Role"), "fc.aliyuncs.com", path);
    String other = holders.putIfAbsent(function.text("Role"), id);
    if (other != null) {
      problems.add(path, "is the role of " + other + ": each function has its own");
    }
  }

  private void flow(String id, Declarations.Declared flow) {
    String path = "Resources." + id + ".Properties.RoleArn";
    taken(flow.properties().path("RoleArn"), "fnf.aliyuncs.com", path);
  }

  /** A bucket calls in a role of its own: the role trusts it, and may call this function alone. */
  private void trigger(String id, Declarations.Declared trigger) {
    if (!trigger.text("TriggerType").equals("oss")) {
      return;
    }
    String path = "Resources." + id + ".Properties.InvocationRole";
    JsonNode role = trigger.properties().path("InvocationRole");
    if (role.isMissingNode()) {
      problems.add(path, "is missing: in this role the bucket calls the function");
      return;
    }
    taken(role, "oss.aliyuncs.com", path);
    String function =
        "acs:fc:"
            + String.join(":", place.region(), place.account(), "functions/")
            + trigger.text("FunctionName");
    boolean known = roles.withArn(role.asText()).isPresent();
    if (known && !roles.mayInvoke(role.asText()).containsAll(List.of(function, function + "/*"))) {
      problems.add(path, role.asText() + " may not invoke " + function + " and its versions");
    }
  }

  private void taken(JsonNode arn, String service, String path) {
    if (Nodes.unknown(arn)) {
      return;
    }
    Optional<StackRole> role = roles.withArn(arn.asText());
    if (role.isEmpty()) {
      problems.add(path, "the stack has no such role: " + arn);
    } else if (!role.get().services().contains(service)) {
      problems.add(path, service + " is not among those who may take on " + arn.asText());
    }
  }

  private void policy(String id, Declarations.Declared policy) {
    String path = "Resources." + id + ".Properties.PolicyDocument";
    document(policy.properties().path("PolicyDocument"), path);
  }

  private void role(String id, Declarations.Declared role) {
    String path = "Resources." + id + ".Properties.";
    JsonNode policies = role.properties().path("Policies");
    for (int i = 0; i < policies.size(); i++) {
      document(policies.get(i).path("PolicyDocument"), path + "Policies[" + i + "].PolicyDocument");
    }
    JsonNode attached = role.properties().path("PolicyAttachments");
    if (!attached.path("System").isEmpty()) {
      problems.add(
          path + "PolicyAttachments.System", "a ready-made policy allows more than is needed");
    }
    for (int i = 0; i < attached.path("Custom").size(); i++) {
      attached(attached.path("Custom").get(i), path + "PolicyAttachments.Custom[" + i + "]");
    }
  }

  private void attached(JsonNode name, String path) {
    boolean known =
        declarations.of(POLICY).values().stream()
            .anyMatch(policy -> policy.text("PolicyName").equals(name.asText()));
    if (!known && !Nodes.unknown(name)) {
      problems.add(path, "the stack has no policy " + name);
    }
  }

  private void document(JsonNode document, String path) {
    JsonNode statements = document.path("Statement");
    for (int i = 0; i < statements.size(); i++) {
      statement(statements.get(i), path + ".Statement[" + i + "]");
    }
  }

  private void statement(JsonNode statement, String path) {
    List<String> actions = Nodes.texts(statement.path("Action"));
    List<String> resources = Nodes.texts(statement.path("Resource"));
    for (int i = 0; i < actions.size(); i++) {
      action(actions.get(i), resources, path + ".Action[" + i + "]");
    }
    for (int i = 0; i < resources.size(); i++) {
      resource(resources.get(i), actions, path + ".Resource[" + i + "]");
    }
  }

  private void action(String action, List<String> resources, String path) {
    if (!ACTION.matcher(action).matches()) {
      problems.add(path, "'" + action + "' is not one action, as in ecs:RunInstances");
      return;
    }
    String own = "acs:" + action.substring(0, action.indexOf(':')) + ":";
    if (resources.stream().noneMatch(r -> r.equals("*") || r.startsWith(own))) {
      problems.add(path, action + " has no resource that begins with " + own);
    }
  }

  private void resource(String resource, List<String> actions, String path) {
    if (resource.equals("*")) {
      for (String action : actions) {
        if (!LOOKING.matcher(action).matches() && !WITHOUT_RESOURCE.contains(action)) {
          problems.add(path, action + " can be limited to fewer resources than '*'");
        }
      }
    } else if (!resource.matches("acs:[a-z]+:[^:]*:" + place.account() + ":[^:]+")) {
      problems.add(path, "'" + resource + "' does not name the stack's own account");
    }
  }
}
