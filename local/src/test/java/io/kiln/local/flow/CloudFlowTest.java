package io.kiln.local.flow;

import static org.assertj.core.api.Assertions.assertThat;

import com.aliyuncs.exceptions.ClientException;
import com.aliyuncs.fnf.model.v20190315.DescribeExecutionRequest;
import com.aliyuncs.fnf.model.v20190315.DescribeExecutionResponse;
import com.aliyuncs.fnf.model.v20190315.GetExecutionHistoryRequest;
import com.aliyuncs.fnf.model.v20190315.GetExecutionHistoryResponse;
import com.aliyuncs.fnf.model.v20190315.StartExecutionRequest;
import com.aliyuncs.fnf.model.v20190315.StartExecutionResponse;
import com.aliyuncs.fnf.model.v20190315.StopExecutionRequest;
import com.fasterxml.jackson.core.JsonProcessingException;
import io.kiln.local.disk.Json;
import io.kiln.local.ram.Policy;
import io.kiln.local.ram.Role;
import io.kiln.local.testing.CloudUnderTest;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CloudFlowTest {
  private static final String LOOP =
      """
      Type: StateMachine
      Name: bake
      SpecVersion: v1
      StartAt: Step
      States:
        - Type: Task
          Name: Step
          Action: FC:InvokeFunction
          Timeout: 180
          Parameters:
            resourceArn: acs:fc:cn-shenzhen:1234567890123456:functions/kiln-step/LATEST
            invocationType: Sync
            body: {build.$: $Context.Execution.Input.build}
          OutputConstructor: {next.$: $Output.Body.next, seconds.$: $Output.Body.seconds}
          Retry:
            - {Description: all, Errors: [FnF.ALL], IntervalSeconds: 60, MaxAttempts: 2}
          Next: Decide
        - Type: Choice
          Name: Decide
          Branches:
            - {Condition: '$Input.next == "DONE"', Next: Done}
          Default: Pause
        - {Type: Wait, Name: Pause, Seconds.$: $Input.seconds, Next: Step}
        - {Type: Succeed, Name: Done}
      """;
  private static final String ROLE = "acs:ram::1234567890123456:role/kiln-flow";

  @RegisterExtension final CloudUnderTest cloud = new CloudUnderTest();

  private CloudFlow connect(OutputShape shape, Invoker functions) {
    CloudFlow flows = cloud.cloud().connectFlows(shape, functions);
    flows.deploy(new Flow("bake", LOOP, ""));
    return flows;
  }

  private StartExecutionResponse start(String name) throws ClientException {
    StartExecutionRequest request = start("bake", name, "{\"build\":\"b1\"}");
    return cloud.ask(request);
  }

  private static StartExecutionRequest start(String flow, String name, String input) {
    StartExecutionRequest request = new StartExecutionRequest();
    request.setFlowName(flow);
    request.setExecutionName(name);
    request.setInput(input);
    return request;
  }

  private DescribeExecutionResponse describe(String name, int waitSeconds) throws ClientException {
    DescribeExecutionRequest request = new DescribeExecutionRequest();
    request.setFlowName("bake");
    request.setExecutionName(name);
    request.setWaitTimeSeconds(waitSeconds);
    return cloud.ask(request);
  }

  /** Looks again until it has ended. */
  private DescribeExecutionResponse ended(String name) throws ClientException {
    DescribeExecutionResponse seen = describe(name, 5);
    while (seen.getStatus().equals("Running")) {
      seen = describe(name, 5);
    }
    return seen;
  }

  private List<GetExecutionHistoryResponse.EventsItem> history(String name) throws ClientException {
    List<GetExecutionHistoryResponse.EventsItem> all = new ArrayList<>();
    GetExecutionHistoryRequest request = new GetExecutionHistoryRequest();
    request.setFlowName("bake");
    request.setExecutionName(name);
    request.setLimit(1000);
    String token = "0";
    while (!token.isEmpty()) {
      request.setNextToken(token);
      GetExecutionHistoryResponse page = cloud.ask(request);
      all.addAll(page.getEvents());
      token = page.getNextToken();
    }
    return all;
  }

  @ParameterizedTest
  @EnumSource(OutputShape.class)
  void aLoopOfThirteenHoursStaysBelowFiveThousandEvents(OutputShape shape) throws Exception {
    Functions functions = Functions.waiting(156);
    connect(shape, functions);
    Instant before = cloud.cloud().clock().instant();

    start("b1-1");
    DescribeExecutionResponse ended = ended("b1-1");

    assertThat(ended.getStatus()).isEqualTo("Succeeded");
    assertThat(ended.getOutput()).isEqualTo("{\"next\":\"DONE\",\"seconds\":300}");
    assertThat(functions.calls()).hasSize(157).containsOnly("kiln-step {\"build\":\"b1\"}");
    Duration taken = Duration.between(before, cloud.cloud().clock().instant());
    assertThat(taken).isBetween(Duration.ofHours(13), Duration.ofHours(13).plusMinutes(1));
    assertThat(history("b1-1")).hasSizeBetween(156 * 9, 4_999);
  }

  @Test
  void aRunningExecutionIsAnsweredAndAnEndedOneRefused() throws Exception {
    CountDownLatch answered = new CountDownLatch(1);
    Functions functions =
        new Functions(
            call -> {
              await(answered);
              return Functions.waiting(0).invoke("", new byte[0]);
            });
    connect(OutputShape.PLAIN, functions);

    StartExecutionResponse first = start("b1-1");
    StartExecutionResponse second = cloud.ask(start("bake", "b1-1", "{\"other\":true}"));
    answered.countDown();
    ended("b1-1");

    assertThat(second.getStatus()).isEqualTo("Running");
    assertThat(second.getStartedTime()).isEqualTo(first.getStartedTime());
    assertThat(second.getInput()).isEqualTo("{\"build\":\"b1\"}");
    assertThat(functions.calls()).hasSize(1);
    assertThat(cloud.refusalOf(start("bake", "b1-1", "{}")).code())
        .isEqualTo("ExecutionAlreadyExists");
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("killed", e);
    }
  }

  @Test
  void anExecutionGoesOnAfterItsProcessWasKilled() throws Exception {
    CountDownLatch called = new CountDownLatch(4);
    CountDownLatch never = new CountDownLatch(1);
    Functions waiting = Functions.waiting(9);
    Functions dying =
        new Functions(
            call -> {
              called.countDown();
              if (call == 4) {
                await(never);
              }
              return waiting.invoke("", new byte[0]);
            });
    connect(OutputShape.IN_BODY, dying);
    start("b1-1");
    called.await();

    cloud.reopen();
    Functions reborn = Functions.waiting(2);
    CloudFlow flows = connect(OutputShape.IN_BODY, reborn);
    flows.resume();
    DescribeExecutionResponse ended = ended("b1-1");

    assertThat(ended.getStatus()).isEqualTo("Succeeded");
    assertThat(dying.calls()).hasSize(4);
    assertThat(reborn.calls()).hasSize(3);
    assertThat(history("b1-1"))
        .extracting(GetExecutionHistoryResponse.EventsItem::getType)
        .filteredOn("TaskSucceeded"::equals)
        .hasSize(6);
  }

  @Test
  void retriesTakeTheirTimeOnTheClock() throws Exception {
    Functions functions =
        new Functions(
            call ->
                call < 3
                    ? Invocation.refused(429, "ResourceThrottled", "slow down")
                    : Functions.waiting(0).invoke("", new byte[0]));
    connect(OutputShape.PLAIN, functions);
    Instant before = cloud.cloud().clock().instant();

    start("b1-1");
    String status = ended("b1-1").getStatus();

    assertThat(status).isEqualTo("Succeeded");
    Duration taken = Duration.between(before, cloud.cloud().clock().instant());
    assertThat(taken).isBetween(Duration.ofSeconds(120), Duration.ofSeconds(150));
  }

  @Test
  void stoppingEndsAnExecutionForGood() throws Exception {
    CountDownLatch never = new CountDownLatch(1);
    connect(
        OutputShape.PLAIN,
        new Functions(
            call -> {
              await(never);
              throw new IllegalStateException("not reached");
            }));
    start("b1-1");
    StopExecutionRequest stop = new StopExecutionRequest();
    stop.setFlowName("bake");
    stop.setExecutionName("b1-1");
    stop.setError("Cancelled");

    String status = cloud.ask(stop).getStatus();

    assertThat(status).isEqualTo("Stopped");
    assertThat(describe("b1-1", 0).getStatus()).isEqualTo("Stopped");
  }

  @Test
  void whatIsNotThereIsNamed() {
    connect(OutputShape.PLAIN, Functions.waiting(0));
    DescribeExecutionRequest describe = new DescribeExecutionRequest();
    describe.setFlowName("bake");
    describe.setExecutionName("nobody");

    assertThat(cloud.refusalOf(describe).code()).isEqualTo("ExecutionNotExists");
    assertThat(cloud.refusalOf(start("bread", "x", "{}")).code()).isEqualTo("FlowNotExists");
    assertThat(cloud.refusalOf(start("bake", "1x", "{}")).code()).isEqualTo("InvalidArgument");
    assertThat(cloud.refusalOf(start("bake", "x", "[]")).code()).isEqualTo("InvalidArgument");
  }

  @Test
  void theFlowsRoleMustBeAllowedToCallTheFunction() throws Exception {
    Functions functions = Functions.waiting(0);
    CloudFlow flows = cloud.cloud().connectFlows(OutputShape.PLAIN, functions);
    flows.deploy(new Flow("bake", LOOP, ROLE));
    cloud.cloud().ram().put(role("acs:fc:*:*:functions/kiln-undo/*"));

    start("b1-1");
    DescribeExecutionResponse refused = ended("b1-1");
    cloud.cloud().ram().put(role("acs:fc:*:*:functions/kiln-step/*"));
    start("b1-2");
    DescribeExecutionResponse allowed = ended("b1-2");

    assertThat(refused.getStatus()).isEqualTo("Failed");
    assertThat(history("b1-1").get(history("b1-1").size() - 1).getEventDetail())
        .contains("FC.AccessDenied", "fc:InvokeFunction", "kiln-flow");
    assertThat(allowed.getStatus()).isEqualTo("Succeeded");
    assertThat(functions.calls()).hasSize(1);
  }

  private static Role role(String resource) throws JsonProcessingException {
    String policy =
        """
        {"Version":"1","Statement":[
          {"Effect":"Allow","Action":"fc:InvokeFunction","Resource":["%s"]}]}
        """
            .formatted(resource);
    return new Role(
        "kiln-flow",
        ROLE,
        List.of("fnf.aliyuncs.com"),
        List.of(Policy.read("p", Json.MAPPER.readTree(policy))));
  }
}
