package io.kiln.tests.security;

import static org.assertj.core.api.Assertions.assertThat;

import io.kiln.build.Result;
import io.kiln.local.fault.Effect;
import io.kiln.local.fault.Fault;
import io.kiln.local.ram.Audit;
import io.kiln.local.stack.StackRole;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Bakes everything under the roles of template.yml, and compares what they were granted with what
 * they used: a right that is granted and not used needs a reason.
 */
@Tag("slow")
@Timeout(value = 300, unit = TimeUnit.SECONDS)
class GrantsIT {
  private static final Path TABLE = Path.of("..", "docs", "grants.md");

  /** Granted and used by no bake here, and why it is granted all the same. */
  private static final Map<String, String> REASONS =
      Map.of(
          "ecs:DescribeImageFromFamily", "templates that name an image family",
          "ecs:ModifyInstanceAutoReleaseTime", "builds of more than 90 minutes",
          "ecs:DeleteSnapshot", "image_force_delete_snapshots; builds that fail late",
          "ecs:DeleteImage", "builds that fail when their image is there",
          "ecs:CancelCopyImage", "builds that fail while an image is copied",
          "ecs:ModifyImageSharePermission", "builds that fail when their image is shared",
          "oss:ListObjects", "checksum and artifice, which list what was downloaded",
          "fnf:StartExecution", "builds that use up an execution's 5,000 events",
          "log:PostLogStoreLogs", "the functions' own log, which the local cloud has none of");

  @TempDir Path home;

  @Test
  void whatIsGrantedIsUsedOrHasAReason() throws Exception {
    try (Bakery bakery = new Bakery(home)) {
      bakeEverything(bakery);

      Map<String, Map<String, Audit.Use>> used = used(bakery);
      String drawn = drawn(bakery, used);
      String documented = Files.exists(TABLE) ? Files.readString(TABLE) : "";
      if (!documented.equals(drawn) && Boolean.getBoolean("golden.update")) {
        Files.writeString(TABLE, drawn);
      }

      assertThat(denied(used)).as("denied").isEmpty();
      assertThat(withoutReason(bakery, used)).as("granted, not used, no reason").isEmpty();
      assertThat(Files.readString(TABLE)).as("run with -Dgolden.update=true").isEqualTo(drawn);
    }
  }

  private static void bakeEverything(Bakery bakery) throws InterruptedException, IOException {
    String first =
        template(
            "\"associate_public_ip_address\": true, \"image_copy_regions\": [\"cn-hangzhou\"],"
                + " \"image_copy_names\": [\"granted\"],"
                + " \"image_share_account\": [\"1098765432109876\"]");
    assertThat(bakery.baked("first", first).result()).contains(Result.SUCCEEDED);
    String swap =
        template(
            "\"image_force_delete\": true, \"image_force_delete_snapshots\": true,"
                + " \"image_ignore_data_disks\": true");
    assertThat(bakery.baked("swap", swap).result()).contains(Result.SUCCEEDED);
    assertThat(bakery.found("watched", first.replace("granted", "watched")).result())
        .contains(Result.SUCCEEDED);
    assertThat(bakery.found("swapped", swap.replace("granted", "watched")).result())
        .contains(Result.SUCCEEDED);
    // one that fails when its image is there, and leaks a group for the sweeper
    bakery
        .local()
        .faults()
        .add(Fault.nth(1, "UntagResources", new Effect.Refuse(403, "Forbidden.RAM", "No.")));
    bakery
        .local()
        .faults()
        .add(Fault.each("DeleteSecurityGroup", new Effect.Refuse(403, "Forbidden.RAM", "No.")));
    assertThat(bakery.baked("failing", first.replace("granted", "failing")).result()).isPresent();
    bakery.local().faults().clear();
    bakery.local().clock().sleep(Duration.ofHours(2));
    assertThat(bakery.invoke("kiln-sweep")).contains("DELETED").doesNotContain("FAILED ");
  }

  private static String template(String more) {
    return """
        {"builders": [{
          "type": "alicloud-ecs", "region": "cn-shenzhen", "image_name": "granted",
          "source_image": "ubuntu_18_04_x64_20G_alibase_20210128.vhd",
          "instance_type": "ecs.t5-c1m2.large", "ssh_username": "root",
          "internet_charge_type": "PayByTraffic", "tags": {"who": "grants"}, %s}],
         "provisioners": [{"type": "shell", "inline": ["echo granted"]}]}
        """
        .formatted(more);
  }

  private static Map<String, Map<String, Audit.Use>> used(Bakery bakery) {
    Map<String, Map<String, Audit.Use>> used = new TreeMap<>();
    for (StackRole role : bakery.deployment().stack().roles()) {
      used.put(role.name(), bakery.local().ram().audit().of(role.name()));
    }
    return used;
  }

  private static Set<String> granted(StackRole role) {
    return role.statements().stream()
        .flatMap(statement -> statement.actions().stream())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static List<String> denied(Map<String, Map<String, Audit.Use>> used) {
    List<String> denied = new ArrayList<>();
    used.forEach(
        (role, actions) ->
            actions.forEach(
                (action, use) -> {
                  if (use.denied() > 0) {
                    denied.add(role + " " + action);
                  }
                }));
    return denied;
  }

  private static List<String> withoutReason(
      Bakery bakery, Map<String, Map<String, Audit.Use>> used) {
    List<String> unused = new ArrayList<>();
    for (StackRole role : bakery.deployment().stack().roles()) {
      for (String action : granted(role)) {
        if (!isUsed(used, role, action) && reason(role, action).isEmpty()) {
          unused.add(role.name() + " " + action);
        }
      }
    }
    return unused;
  }

  private static boolean isUsed(
      Map<String, Map<String, Audit.Use>> used, StackRole role, String action) {
    return used.getOrDefault(role.name(), Map.of()).containsKey(action);
  }

  private static String reason(StackRole role, String action) {
    if (action.matches("\\w+:Describe.*")) {
      return REASONS.getOrDefault(action, "a look changes nothing");
    }
    boolean both = role.name().endsWith("-sweep") || role.name().endsWith("-tick");
    boolean trigger = role.name().matches(".*-(upload|rebake|notify|api|upload-trigger)");
    String otherwise =
        trigger
            ? "people and events call it, no bake does"
            : both ? "does what the functions step and undo do" : "";
    return REASONS.getOrDefault(action, otherwise);
  }

  private static String drawn(Bakery bakery, Map<String, Map<String, Audit.Use>> used) {
    List<String> lines = new ArrayList<>();
    lines.add("# What each role may do, and what it uses");
    lines.add("");
    lines.add(
        "Drawn by `GrantsIT`, which bakes under the roles of `template.yml`: with an elastic address,");
    lines.add(
        "copies and shares, over an image of the same name, by the flow and by the tick, with a failure");
    lines.add(
        "at the end, and a sweep of what that left. No call is denied, and a right that none of these");
    lines.add("bakes uses stands here with its reason.");
    for (StackRole role : bakery.deployment().stack().roles()) {
      lines.add("");
      lines.add("## " + role.name());
      lines.add("");
      lines.add("| granted | used | granted without use, because of |");
      lines.add("|---|---|---|");
      for (String action : granted(role)) {
        boolean yes = isUsed(used, role, action);
        lines.add(
            "| "
                + action
                + " | "
                + (yes ? "yes" : "–")
                + " | "
                + (yes ? "" : reason(role, action))
                + " |");
      }
    }
    return String.join("\n", lines) + "\n";
  }
}
