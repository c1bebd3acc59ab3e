package io.kiln.tests.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.kiln.local.stack.StackProblems;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Copies of template.yml with one mistake each: every one is refused, and its place is named. */
final class StackMistakesTest {
  private static final String STEP = "Resources.StepFunction.Properties.";
  private static final String FLOW = "Resources.BuildFlow.Properties.Definition.";

  @Test
  void aWrongKey() {
    assertThat(problems("MemorySize: 1024", "Memory: 1024"))
        .containsExactly(STEP + "Memory: there is no such property");
  }

  @Test
  void aWrongKeyDeepInside() {
    assertThat(problems("OssObjectName: {Ref", "ObjectName: {Ref"))
        .containsExactly(
            STEP + "Code.ObjectName: there is no such property",
            STEP + "Code.OssObjectName: is missing");
  }

  @Test
  void aWrongType() {
    assertThat(problems("Timeout: 120", "Timeout: '120'"))
        .contains(STEP + "Timeout: must be a number, is \"120\"");
    assertThat(problems("BlockPublicAccess: true", "BlockPublicAccess: 'yes'"))
        .containsExactly(
            "Resources.StateBucket.Properties.BlockPublicAccess: must be a boolean, is \"yes\"");
    assertThat(problems("Action: [ecs:ImportKeyPair]", "Action: ecs:ImportKeyPair"))
        .containsExactly(
            "Resources.StepPolicy.Properties.PolicyDocument.Statement[4].Action:"
                + " must be a list, is \"ecs:ImportKeyPair\"");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "MemorySize: 1024         | MemorySize: 1000        | StepFunction.Properties.MemorySize: must be a multiple of 64",
        "DiskSize: 512            | DiskSize: 1024          | StepFunction.Properties.DiskSize: must be one of 512, 10240",
        "Cpu: 0.5                 | Cpu: 32                 | StepFunction.Properties.Cpu: must be 0.05 to 16",
        "MaxAsyncRetryAttempts: 0 | MaxAsyncRetryAttempts: 9 | TickAsync.Properties.MaxAsyncRetryAttempts: must be 0 to 8",
        "ShardCount: 1            | ShardCount: 0           | FunctionLog.Properties.ShardCount: must be 1 to 100",
        "SSEAlgorithm: AES256     | SSEAlgorithm: AES128    | SSEAlgorithm: must be one of AES256, KMS",
        "Runtime: java11          | Runtime: java17         | StepFunction.Properties.Runtime: must be one of java11",
      })
  void aValueOutOfRange(String old, String fresh, String problem) {
    assertThat(problems(old, fresh)).singleElement().asString().contains(problem);
  }

  @Test
  void aReferenceToNothing() {
    assertThat(problems("Ref: SshSourceCidr", "Ref: SshSource"))
        .containsExactly(
            STEP
                + "EnvironmentVariables.KILN_SSH_SOURCE_CIDR:"
                + " there is no parameter or resource 'SshSource'");
    assertThat(problems("[StateBucket, Name]", "[Bucket, Name]"))
        .contains(STEP + "EnvironmentVariables.KILN_BUCKET: there is no resource 'Bucket'");
    assertThat(problems("[StateBucket, Name]", "[StateBucket, Title]"))
        .contains(STEP + "EnvironmentVariables.KILN_BUCKET: StateBucket has no attribute 'Title'");
    assertThat(problems("${StackTag}-step'", "${Stack}-step'"))
        .singleElement()
        .asString()
        .contains("there is no parameter or resource 'Stack'");
  }

  @Test
  void aReferenceInABranchThatIsNotTaken() {
    assertThat(problems("[PassRolePolicy, PolicyName]", "[PassPolicy, PolicyName]"))
        .containsExactly(
            "Resources.StepRole.Properties.PolicyAttachments.Custom[3].Fn::If[1]:"
                + " there is no resource 'PassPolicy'");
  }

  @Test
  void resourcesThatNeedEachOther() {
    assertThat(
            problems(
                "BucketName: {'Fn::Sub': '${StackTag}-${ALIYUN::AccountId}-${ALIYUN::Region}'}",
                "BucketName: {'Fn::GetAtt': [StateBucket, Name]}"))
        .anyMatch(problem -> problem.startsWith("Resources.StateBucket: depends on itself"));
  }

  @Test
  void aMissingProperty() {
    assertThat(problems("      Runtime: java11\n", ""))
        .containsExactly(STEP + "Runtime: is missing");
  }

  @Test
  void aHandlerThatIsNoneAndARuntimeKey() {
    assertThat(problems("StepHandler::handleRequest", "StepHandler.handleRequest"))
        .singleElement()
        .asString()
        .startsWith(STEP + "Handler: 'io.kiln.function.StepHandler.handleRequest' does not look");
    assertThat(problems("KILN_STACK:", "FC_STACK:"))
        .containsExactly(STEP + "EnvironmentVariables.FC_STACK: this key can't be used");
  }

  @Test
  void aRoleOfAnother() {
    assertThat(
            problems(
                "Role: {'Fn::GetAtt': [StepRole, Arn]}", "Role: {'Fn::GetAtt': [UndoRole, Arn]}"))
        .containsExactly(
            "Resources.UndoFunction.Properties.Role: is the role of StepFunction:"
                + " each function has its own");
    assertThat(
            problems(
                "RoleArn: {'Fn::GetAtt': [FlowRole, Arn]}",
                "RoleArn: {'Fn::GetAtt': [StepRole, Arn]}"))
        .contains(
            "Resources.BuildFlow.Properties.RoleArn: fnf.aliyuncs.com is not among those who may"
                + " take on acs:ram::1234567890123456:role/kiln-cn-wulanchabu-step");
  }

  @Test
  void aBucketThatCallsInARoleThatIsNotForIt() {
    String role = "InvocationRole: {'Fn::GetAtt': [UploadTriggerRole, Arn]}";
    String place = "Resources.UploadTrigger.Properties.InvocationRole: ";
    String arn = "acs:ram::1234567890123456:role/kiln-cn-wulanchabu-";
    String upload = "acs:fc:cn-wulanchabu:1234567890123456:functions/kiln-upload";

    assertThat(problems(role, "InvocationRole: {'Fn::GetAtt': [FlowRole, Arn]}"))
        .containsExactly(
            place + "oss.aliyuncs.com is not among those who may take on " + arn + "flow",
            place + arn + "flow may not invoke " + upload + " and its versions");
    assertThat(problems("Service: [oss.aliyuncs.com]", "Service: [fc.aliyuncs.com]"))
        .containsExactly(
            place
                + "oss.aliyuncs.com is not among those who may take on "
                + arn
                + "upload-trigger");
    assertThat(problems("functions/${UploadFunction.FunctionName}/*", "functions/kiln-tick/*"))
        .containsExactly(
            place + arn + "upload-trigger may not invoke " + upload + " and its versions");
    assertThat(problems("      " + role + "\n", ""))
        .containsExactly(place + "is missing: in this role the bucket calls the function");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "ecs:DescribeZones     | ecs:*                 | 'ecs:*' is not one action",
        "ecs:DescribeZones     | ecs:DeleteInstance    | ecs:DeleteInstance can be limited to fewer resources than '*'",
        "[ecs:DeleteInstance]  | [oss:DeleteObject]    | oss:DeleteObject has no resource that begins with acs:oss:",
        "acs:vpc:*:${ALIYUN::AccountId}:* | acs:vpc:*:*:* | does not name the stack's own account",
        "[LogPolicy, PolicyName]  | [FunctionLog, LogstoreName] | the stack has no policy \"functions\"",
      })
  void aRoleThatMayDoTooMuchOrNothing(String old, String fresh, String problem) {
    assertThat(problems(old, fresh)).anyMatch(found -> found.contains(problem));
  }

  @Test
  void aTargetThatIsNoState() {
    assertThat(problems("Next: UndoPause", "Next: UndoRest"))
        .containsExactly(FLOW + "AfterUndo.Branches[1].Next: there is no state 'UndoRest'");
    assertThat(problems("StartAt: Step", "StartAt: Begin"))
        .containsExactly(FLOW + "StartAt: there is no state 'Begin'");
    assertThat(problems("Next: GiveUp", "Next: Giveup"))
        .containsExactly(FLOW + "Step.Catch[0].Next: there is no state 'Giveup'");
  }

  @ParameterizedTest
  @CsvSource({"0", "400"})
  void aWaitThatIsNone(int seconds) {
    assertThat(problems("Seconds: 30", "Seconds: " + seconds))
        .containsExactly(FLOW + "Rest.Seconds: must be 1 to 300, is " + seconds);
  }

  @Test
  void aWayWithoutAnEnd() {
    assertThat(
            problems(
                "Name: Rest\n              Seconds: 30\n              Next: Step",
                "Name: Rest\n              Seconds: 30\n              Next: Rest"))
        .containsExactly(FLOW + "Rest: no way leads from here to an end");
    assertThat(problems("Name: Succeeded\n              End: true", "Name: Succeeded"))
        .contains(FLOW + "Succeeded: must have either Next or End: true");
  }

  @Test
  void aStateThatIsNeverReached() {
    assertThat(problems("Next: GiveUp", "Next: Undo"))
        .containsExactly(FLOW + "GiveUp: is never reached");
  }

  @Test
  void aFieldThatNobodyBrings() {
    assertThat(
            problems("reason.$: $Context.Current.Error.Code", "why.$: $Context.Current.Error.Code"))
        .containsExactly(
            FLOW
                + "GiveUp: uses $Input.reason, but some way brings only [build, detail, looks, seq, turn, why]");
  }

  @Test
  void aFlowThatCallsWhatItMayNot() {
    assertThat(
            problems("${StepFunction.FunctionName}/LATEST", "${TickFunction.FunctionName}/LATEST"))
        .anyMatch(
            problem ->
                problem.startsWith(
                        FLOW + "Step: acs:ram::1234567890123456:role/kiln-cn-wulanchabu-flow")
                    && problem.contains("may not invoke")
                    && problem.contains("kiln-tick"));
    assertThat(
            problems(
                "Timeout: 180\n              Parameters", "Timeout: 60\n              Parameters"))
        .containsExactly(FLOW + "Step.Timeout: ends before the function's own time-out does");
  }

  @Test
  void aRetryWithoutALimit() {
    assertThat(problems("                  MaxAttempts: 11\n", ""))
        .containsExactly(FLOW + "Step.Retry[0].MaxAttempts: is missing");
  }

  @Test
  void parametersThatDoNotFit() {
    assertThat(problemsOf(Deployment.ours().given("StackTag", "Kiln_1")))
        .first()
        .asString()
        .startsWith("Parameters.StackTag: 'Kiln_1' is not allowed: 2 to 24 lower-case letters");
    assertThat(problemsOf(Deployment.ours().given("CodeKey", "kiln-functions.jar")))
        .singleElement()
        .asString()
        .startsWith("Parameters.CodeKey:");
    assertThat(problemsOf(Deployment.ours().given("Driver", "cron"))).hasSize(1);
    assertThat(problemsOf(Deployment.ours().given("LogRetentionDays", "0")))
        .containsExactly("Parameters.LogRetentionDays: must be 1 to 3600, is 0");
    assertThat(problemsOf(Deployment.ours().given("Colour", "red")))
        .containsExactly("Parameters.Colour: there is no such parameter");
  }

  @Test
  void severalMistakesAreToldAtOnce() {
    Deployment two =
        Deployment.ours().with("Cpu: 0.5", "Cpu: 0").with("Next: GiveUp", "Next: Nobody");

    assertThat(problemsOf(two)).hasSize(2);
  }

  @Test
  void whatIsNoYaml() {
    assertThat(problems("Parameters:\n", "Parameters:\n  - [\n"))
        .singleElement()
        .asString()
        .startsWith("line ");
    assertThat(problems("  TickFunction:\n", "  UndoFunction:\n"))
        .singleElement()
        .asString()
        .contains("Duplicate field 'UndoFunction'");
  }

  private static List<String> problems(String old, String fresh) {
    return problemsOf(Deployment.ours().with(old, fresh));
  }

  private static List<String> problemsOf(Deployment deployment) {
    StackProblems problems = catchThrowableOfType(StackProblems.class, deployment::stack);
    assertThat(problems).as("a mistake").isNotNull();
    return problems.all();
  }
}
