package io.kiln.local.sts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kiln.local.ram.Ram;
import io.kiln.local.rpc.EcsError;
import io.kiln.local.rpc.Params;
import io.kiln.local.rpc.RpcRequest;
import io.kiln.local.testing.DocumentedBy;
import java.time.Clock;
import java.util.Map;
import org.junit.jupiter.api.Test;

class StsTest {
  private final Sts sts = new Sts(new Ram("1234567890123456", Clock.systemUTC()));

  @Test
  @DocumentedBy(page = "AssumeRole", read = "2026-11")
  void aRoleThatIsNotThereIsNotTakenOn() {
    assertThatThrownBy(() -> sts.answer(request("AssumeRole", "3600")))
        .isInstanceOf(EcsError.class)
        .hasMessageContaining("acs:ram::1:role/x");
  }

  @Test
  @DocumentedBy(page = "AssumeRole", read = "2026-11")
  void keysOfLessThanAQuarterOfAnHourAreNotGiven() {
    assertThatThrownBy(() -> sts.answer(request("AssumeRole", "60"))).isInstanceOf(EcsError.class);
  }

  @Test
  void whatIsNotEmulatedSaysSo() {
    assertThatThrownBy(() -> sts.answer(request("GetCallerIdentity", "3600")))
        .satisfies(e -> assertThat(e.getMessage()).contains("does not emulate"));
  }

  private static RpcRequest request(String action, String seconds) {
    return new RpcRequest(
        new Params(
            Map.of(
                "Action", action,
                "Version", "2015-04-01",
                "RegionId", "cn-shenzhen",
                "RoleArn", "acs:ram::1:role/x",
                "RoleSessionName", "kiln",
                "DurationSeconds", seconds)));
  }
}
