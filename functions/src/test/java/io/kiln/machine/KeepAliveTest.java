package io.kiln.machine;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.kiln.build.Build;
import io.kiln.build.BuildId;
import io.kiln.build.Ledger;
import io.kiln.build.Outcome;
import io.kiln.build.Phase;
import io.kiln.build.Resource;
import io.kiln.build.ResourceState;
import io.kiln.cloud.FakeCloud;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class KeepAliveTest {
  private static final Instant NOW = Instant.parse("2026-11-22T11:00:00Z");

  @RegisterExtension final FakeCloud cloud = new FakeCloud();

  @Test
  void anInstanceThatIsGoneDoesNotFailTheBuild() {
    KeepAlive keepAlive =
        new KeepAlive(cloud.client().instances(), Clock.fixed(NOW, ZoneOffset.UTC));
    Build announced = keepAlive.run(build()).build();
    cloud.refusing(404, "InvalidInstanceId.NotFound");

    Outcome pushed = keepAlive.run(announced);

    assertThat(keepAlive.run(pushed.build()).kind()).isEqualTo(Outcome.Kind.DONE);
    assertThat(cloud.request(0)).containsEntry("Action", "ModifyInstanceAutoReleaseTime");
  }

  private static Build build() {
    Resource instance =
        Resource.builder()
            .step("run-instance")
            .kind("instance")
            .key("instance")
            .region("cn-shenzhen")
            .state(ResourceState.CREATED)
            .attempt(0)
            .token("t")
            .request(JsonNodeFactory.instance.objectNode())
            .id("i-1")
            .since(NOW)
            .build();
    return Build.builder()
        .id(BuildId.of("b-1"))
        .stack("test")
        .builderName("alicloud-ecs")
        .region("cn-shenzhen")
        .imageName("an-image")
        .startedAt(NOW)
        .phase(Phase.STEP)
        .step("create-image")
        .instanceId("i-1")
        .autoReleaseAt(NOW.plus(Duration.ofMinutes(10)))
        .ledger(Ledger.of(List.of(instance)))
        .build();
  }
}
