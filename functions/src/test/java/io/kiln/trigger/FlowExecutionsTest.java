package io.kiln.trigger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

import io.kiln.build.BuildId;
import io.kiln.build.StepFailure;
import io.kiln.cloud.Cloud;
import io.kiln.cloud.FakeCloud;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class FlowExecutionsTest {
  private static final BuildId ID = BuildId.of("b-1");
  private static final String RUNNING = "{\"RequestId\":\"r-1\",\"Status\":\"Running\"}";

  @RegisterExtension final FakeCloud fake = new FakeCloud();
  private final Cloud cloud = fake.client();
  private final FlowExecutions executions =
      new FlowExecutions(cloud.flows(), "cn-shenzhen", "kiln-build");

  @AfterEach
  void close() {
    cloud.close();
  }

  @Test
  void theNewExecutionIsThereBeforeTheOldOneIsStopped() {
    fake.answering(200, RUNNING)
        .refusing(404, "ExecutionNotExists")
        .answering(200, RUNNING)
        .answering(200, RUNNING);

    assertThat(executions.restart(ID, "The build is resumed")).isEqualTo("b-1-2");

    assertThat(fake.request(2))
        .contains(entry("Action", "StartExecution"), entry("ExecutionName", "b-1-2"));
    assertThat(fake.request(3))
        .contains(entry("Action", "StopExecution"), entry("ExecutionName", "b-1"));
  }

  @Test
  void whereNoNewOneCanBeStartedTheOldOneGoesOn() {
    fake.answering(200, RUNNING).refusing(404, "ExecutionNotExists").refusing(403, "Forbidden.RAM");

    assertThatThrownBy(() -> executions.restart(ID, "The build is resumed"))
        .isInstanceOf(StepFailure.class);
    assertThatThrownBy(() -> fake.request(3)).isInstanceOf(IndexOutOfBoundsException.class);
  }
}
