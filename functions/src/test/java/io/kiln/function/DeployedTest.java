package io.kiln.function;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kiln.cloud.Credentials;
import io.kiln.template.Secret;
import java.net.InetSocketAddress;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DeployedTest {
  @Test
  void noticesThatCantBeSignedAreRefusedByName() {
    try (Deployed kiln = deployed(Map.of("KILN_NOTICE_URL", "https://hooks.example.com/"))) {
      assertThatThrownBy(kiln::deliver)
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("KILN_NOTICE_SECRET is missing")
          .hasMessageContaining("KILN_NOTICE_URL");
    }
  }

  @Test
  void withoutAnAddressNothingIsDelivered() {
    try (Deployed kiln = deployed(Map.of())) {
      assertThat(kiln.deliver()).isZero();
    }
  }

  private static Deployed deployed(Map<String, String> more) {
    Map<String, String> all =
        new HashMap<>(
            Map.of(
                "KILN_REGION", "cn-shenzhen", "KILN_BUCKET", "state", "KILN_FLOW", "kiln-build"));
    all.putAll(more);
    return Deployed.open(
        new Platform(Clock.systemUTC(), time -> {}, InetSocketAddress::new, all),
        Credentials.temporary("id", Secret.of("no-secret-at-all"), Secret.of("token")));
  }
}
