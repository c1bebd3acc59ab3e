package io.kiln.tests.stack;

import static org.assertj.core.api.Assertions.assertThat;

import io.kiln.local.stack.Stack;
import io.kiln.local.stack.StackRole;
import io.kiln.local.stack.StackRole.Statement;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What the roles of template.yml may do, and what not. */
final class RolesTest {
  private static final Set<String> DELETING =
      Set.of(
          "ecs:DeleteInstance",
          "ecs:DeleteKeyPairs",
          "ecs:DeleteSecurityGroup",
          "oss:DeleteObject",
          "vpc:DeleteVSwitch",
          "vpc:DeleteVpc",
          "vpc:ReleaseEipAddress",
          "vpc:UnassociateEipAddress");

  private final Stack stack = Deployment.ours().stack();

  @Test
  void stepMakesAndUndoDeletes() {
    assertThat(actions("step")).contains("ecs:RunInstances", "ecs:CreateImage", "vpc:CreateVpc");
    assertThat(actions("step")).doesNotContainAnyElementsOf(DELETING);
    assertThat(actions("undo")).containsAll(DELETING);
    assertThat(actions("undo"))
        // undo takes a shared image back before it deletes it
        .filteredOn(action -> !action.equals("ecs:ModifyImageSharePermission"))
        .noneMatch(action -> action.matches("(ecs|vpc):(Create|Run|Import|Allocate|Modify).*"));
  }

  @Test
  void tickDoesWhatBothDoAndFindsBuilds() {
    Set<String> both = new TreeSet<>(actions("step"));
    both.addAll(actions("undo"));

    assertThat(actions("tick"))
        .containsAll(both)
        .contains("oss:ListObjects", "fnf:DescribeExecution")
        .hasSize(both.size() + 2);
  }

  @Test
  void sweepDoesWhatUndoDoesAndFindsWhatIsLeft() {
    Set<String> more = new TreeSet<>(actions("sweep"));
    more.removeAll(actions("undo"));

    assertThat(actions("sweep")).containsAll(DELETING);
    assertThat(more)
        .containsExactly(
            "ecs:DescribeRegions",
            "ecs:ListTagResources",
            "oss:ListObjects",
            "vpc:ListTagResources");
  }

  @Test
  void theFlowMayOnlyCallItsTwoFunctions() {
    StackRole flow = stack.role(stack.flows().get(0).roleArn());

    assertThat(flow.services()).containsExactly("fnf.aliyuncs.com");
    assertThat(flow.statements()).hasSize(1);
    assertThat(flow.statements().get(0).actions()).containsExactly("fc:InvokeFunction");
    assertThat(flow.statements().get(0).resources())
        .allMatch(resource -> resource.matches(".*:functions/kiln-(step|undo)(/\\*)?"));
  }

  @Test
  void onlyMachinesOfTheStackAreStoppedOrDeleted() {
    for (StackRole role : stack.roles()) {
      for (Statement statement : role.statements()) {
        if (statement.actions().stream().anyMatch(a -> a.matches("ecs:(Stop|Delete)Instance"))) {
          assertThat(
                  statement.condition().at("/StringEquals/acs:ResourceTag~1kiln:stack/0").asText())
              .as(role.name())
              .isEqualTo("kiln");
        }
      }
    }
  }

  @Test
  void theMasterKeyIsMadeByThoseWhoTakeBundlesInAndOnlyReadByThoseWhoBake() {
    for (StackRole role : stack.roles()) {
      assertThat(on(role, "keys/master")).as(role.name()).isSubsetOf("oss:GetObject", "oss:PutObject");
    }
    for (String function : List.of("step", "undo", "tick")) {
      assertThat(on(role(function), "keys/master")).as(function).containsExactly("oss:GetObject");
    }
    assertThat(on(role("notify"), "keys/master")).isEmpty();
  }

  @Test
  void onlyMarksUploadsAndDownloadsAreListed() {
    Set<String> listed = new TreeSet<>();
    for (String function : List.of("step", "undo", "tick", "upload", "rebake", "notify")) {
      for (Statement statement : role(function).statements()) {
        if (statement.actions().contains("oss:ListObjects")) {
          statement
              .condition()
              .at("/StringLike/oss:Prefix")
              .forEach(prefix -> listed.add(function + " " + prefix.asText()));
          assertThat(statement.condition().at("/StringLike/oss:Prefix")).isNotEmpty();
        }
      }
    }
    assertThat(listed)
        .containsExactly(
            "notify outbox/*",
            "rebake active/*",
            "rebake builds/*/artifact-descriptions/*",
            "rebake ended/*",
            "rebake templates/*",
            "rebake wake/*",
            "tick active/*",
            "upload active/*",
            "upload builds/*/artifact-descriptions/*",
            "upload templates/*");
  }

  @Test
  void whoeverTakesUploadsInMakesAndDeletesNothingInTheCloud() {
    for (String function : List.of("upload", "rebake", "notify")) {
      assertThat(actions(function))
          .as(function)
          .noneMatch(action -> action.matches("(ecs|vpc):(?!Describe).*"));
    }
    assertThat(actions("notify")).noneMatch(action -> action.matches("(ecs|vpc|fnf|fc|ram):.*"));
  }

  @Test
  void theApiAsksNothingOfTheCloudAndDeletesOnlyMarksTokensAndDroppedFiles() {
    assertThat(actions("api")).noneMatch(action -> action.matches("(ecs|vpc|fc|ram):.*"));
    assertThat(role("api").statements())
        .filteredOn(statement -> statement.actions().contains("oss:DeleteObject"))
        .flatExtracting(Statement::resources)
        .allMatch(resource -> resource.matches(".*/(index/new|tokens|builds/\\*/files)/\\*"));
    assertThat(on(role("api"), "audit/2026-11-28/0001")).containsExactly("oss:PutObject");
  }

  @Test
  void nobodyWritesWhereAnUploadTriggers() {
    for (StackRole role : stack.roles()) {
      assertThat(on(role, "templates/nightly/template.json")).as(role.name()).isSubsetOf("oss:GetObject");
    }
  }

  @Test
  void theBucketMayOnlyCallUpload() {
    StackRole trigger =
        stack.roles().stream()
            .filter(role -> role.services().contains("oss.aliyuncs.com"))
            .findFirst()
            .orElseThrow();

    assertThat(trigger.statements()).hasSize(1);
    assertThat(trigger.statements().get(0).actions()).containsExactly("fc:InvokeFunction");
    assertThat(trigger.statements().get(0).resources())
        .allMatch(resource -> resource.matches(".*:functions/kiln-upload(/\\*)?"));
  }

  @Test
  void nobodyDeletesAJournal() {
    for (StackRole role : stack.roles()) {
      for (String kept :
          List.of("journal/0000000001.json", "log", "secrets/password", "bundle", "origin.json")) {
        assertThat(on(role, "builds/b-1/" + kept)).as(role.name()).doesNotContain("oss:DeleteObject");
      }
    }
    assertThat(on(role("api"), "builds/b-1/files/0123abcd")).contains("oss:DeleteObject");
  }

  @Test
  void aRoleIsGivenToMachinesOnlyIfTheOperatorNamesIt() {
    assertThat(actions("step")).doesNotContain("ram:PassRole");

    Stack passing = Deployment.ours().given("InstanceRoleName", "baker").stack();

    StackRole step = passing.role(passing.function("kiln-step").roleArn());
    assertThat(step.statements())
        .filteredOn(statement -> statement.actions().contains("ram:PassRole"))
        .singleElement()
        .satisfies(
            statement ->
                assertThat(statement.resources())
                    .containsExactly("acs:ram::1234567890123456:role/baker"));
  }

  private StackRole role(String function) {
    return stack.role(stack.function("kiln-" + function).roleArn());
  }

  private Set<String> actions(String function) {
    return role(function).statements().stream()
        .flatMap(statement -> statement.actions().stream())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** What the role may do with this object, by whichever pattern. */
  private Set<String> on(StackRole role, String key) {
    String object =
        "acs:oss:cn-wulanchabu:1234567890123456:" + stack.outputs().get("StateBucket") + "/" + key;
    return role.statements().stream()
        .filter(s -> s.resources().stream().anyMatch(pattern -> covers(pattern, object)))
        .flatMap(s -> s.actions().stream())
        .filter(action -> action.startsWith("oss:"))
        .collect(Collectors.toSet());
  }

  private static boolean covers(String pattern, String object) {
    return object.matches("\\Q" + pattern.replace("*", "\\E.*\\Q") + "\\E");
  }
}
