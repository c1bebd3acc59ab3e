package io.kiln.tests.stack;

import com.fasterxml.jackson.databind.JsonNode;
import io.kiln.local.stack.StackRole;
import io.kiln.local.stack.StackRole.Statement;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** What a role may do, in a line: actions by service, objects by their beginning. */
final class Rights {
  /** Policies that belong to one function and are lent to others. */
  private static final Set<String> LENT = Set.of("step", "undo");

  private final Set<String> lent = new LinkedHashSet<>();
  private final Map<String, Set<String>> services = new TreeMap<>();
  private final Map<String, Set<String>> objects = new TreeMap<>();

  private Rights() {}

  /**
   * The rights of a role.
   *
   * @param function whose role it is
   */
  static Rights of(StackRole role, String function) {
    Rights rights = new Rights();
    for (Statement statement : role.statements()) {
      if (!statement.allow()) {
        throw new AssertionError("no words for what is denied: " + statement);
      }
      String policy = statement.policy().replaceFirst("^kiln-cn-wulanchabu-", "");
      if (LENT.contains(policy) && !policy.equals(function)) {
        rights.lent.add(policy);
      } else {
        rights.add(statement);
      }
    }
    return rights;
  }

  private void add(Statement statement) {
    for (String action : statement.actions()) {
      String service = action.substring(0, action.indexOf(':'));
      String verb = action.substring(service.length() + 1);
      if (service.equals("oss")) {
        prefixes(statement)
            .forEach(p -> objects.computeIfAbsent(verb, v -> new TreeSet<>()).add(p));
      } else {
        boolean own = !statement.condition().isEmpty();
        services
            .computeIfAbsent(service, s -> new TreeSet<>())
            .add(own ? verb + " (of this stack)" : verb);
      }
    }
  }

  private static List<String> prefixes(Statement statement) {
    List<String> found = new ArrayList<>();
    for (JsonNode listed : statement.condition().at("/StringLike/oss:Prefix")) {
      found.add(prefix(listed.asText()));
    }
    if (found.isEmpty()) {
      statement.resources().forEach(arn -> found.add(prefix(arn.substring(arn.indexOf('/') + 1))));
    }
    return found;
  }

  private static String prefix(String pattern) {
    return "`" + pattern.replaceFirst("\\*$", "") + "`";
  }

  String words() {
    List<String> all = new ArrayList<>();
    if (!lent.isEmpty()) {
      String others = lent.stream().map(p -> "`" + p + "`").collect(Collectors.joining(" and "));
      all.add("what " + others + " may");
    }
    objects.forEach(
        (verb, prefixes) ->
            all.add(
                verb.replaceFirst("Objects?$", "").toLowerCase(Locale.ROOT)
                    + " "
                    + String.join(", ", prefixes)));
    services.forEach((service, verbs) -> all.add(service + ": " + String.join(", ", verbs)));
    return String.join("; ", all);
  }
}
