package io.kiln.cloud;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class FlowsTest {
  @RegisterExtension final FakeCloud fake = new FakeCloud();
  private final Cloud cloud = fake.client();

  @AfterEach
  void close() {
    cloud.close();
  }

  @Test
  void anExecutionIsStartedUnderItsName() {
    fake.answering(200, "{\"RequestId\":\"r-1\",\"Status\":\"Running\"}");

    assertThat(cloud.flows().start("cn-shenzhen", "kiln-build", "b-1", "{}")).isTrue();

    assertThat(fake.request(0))
        .contains(
            entry("METHOD", "POST"),
            entry("Action", "StartExecution"),
            entry("Version", "2019-03-15"),
            entry("RegionId", "cn-shenzhen"),
            entry("FlowName", "kiln-build"),
            entry("ExecutionName", "b-1"),
            entry("Input", "{}"));
  }

  @Test
  void aSpentNameIsNoFailure() {
    fake.refusing(400, "ExecutionAlreadyExists");

    assertThat(cloud.flows().start("cn-shenzhen", "kiln-build", "b-1", "{}")).isFalse();
  }

  @Test
  void anExecutionIsAskedAfter() {
    fake.answering(200, "{\"RequestId\":\"r-1\",\"Status\":\"Stopped\"}")
        .refusing(404, "ExecutionNotExists");

    assertThat(cloud.flows().status("cn-shenzhen", "kiln-build", "b-1")).contains("Stopped");
    assertThat(cloud.flows().status("cn-shenzhen", "kiln-build", "b-2")).isEmpty();
  }

  @Test
  void aFlowThatIsMissingIsAFailure() {
    fake.refusing(404, "FlowNotExists");

    assertThatThrownBy(() -> cloud.flows().status("cn-shenzhen", "kiln-build", "b-1"))
        .isInstanceOf(CloudFailure.class)
        .hasMessageContaining("FlowNotExists");
  }
}
