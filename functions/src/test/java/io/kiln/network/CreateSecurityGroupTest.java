package io.kiln.network;

import static org.assertj.core.api.Assertions.assertThat;

import io.kiln.build.Build;
import io.kiln.build.Deed;
import io.kiln.build.Deeds;
import io.kiln.build.Lifecycle;
import io.kiln.build.LogLine;
import io.kiln.build.Outcome;
import io.kiln.build.Resource;
import io.kiln.build.ResourceState;
import io.kiln.cloud.FakeCloud;
import io.kiln.cloud.Given;
import java.time.Clock;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class CreateSecurityGroupTest {
  @RegisterExtension final FakeCloud cloud = new FakeCloud();

  private Outcome opened(String more, String from) {
    cloud.answering(
        200,
        "{\"RequestId\":\"r\",\"TotalCount\":1,\"SecurityGroups\":{\"SecurityGroup\":"
            + "[{\"SecurityGroupId\":\"sg-1\",\"SecurityGroupName\":\"kiln-b-1\"}]}}");
    CreateSecurityGroup step =
        new CreateSecurityGroup(
            Given.config(more),
            cloud.client().securityGroups(),
            from,
            new Lifecycle(Clock.fixed(Given.NOW, ZoneOffset.UTC)));
    Build build = Given.build().withVpcId("vpc-1");
    Resource group =
        step.run(build)
            .build()
            .ledger()
            .find("securitygroup")
            .orElseThrow()
            .withState(ResourceState.CREATED)
            .withId("sg-1");
    Build made = build.withLedger(build.ledger().with(group));
    return step.run(Deeds.with(made, "authorize-security-group", Deed.DONE));
  }

  @Test
  void aLoginByKeyIsToldAsOne() {
    assertThat(opened("", "0.0.0.0/0").lines())
        .extracting(LogLine::text)
        .containsExactly("Authorized tcp 22/22 from 0.0.0.0/0 (keys only)");
  }

  @Test
  void aPasswordThatAnyoneMayTryIsToldAsThat() {
    assertThat(opened(", 'ssh_password': 'Pass-word1'", "0.0.0.0/0").lines())
        .extracting(LogLine::text)
        .first()
        .isEqualTo("Authorized tcp 22/22 from 0.0.0.0/0");
    assertThat(opened(", 'ssh_password': 'Pass-word1'", "0.0.0.0/0").lines().get(1).text())
        .startsWith("Anyone may try passwords on this machine")
        .doesNotContain("Pass-word1");
  }

  @Test
  void aPasswordBehindAnAddressIsToldToo() {
    assertThat(opened(", 'ssh_password': 'Pass-word1'", "192.0.2.1/32").lines().get(1).text())
        .startsWith("The login is by password");
  }
}
