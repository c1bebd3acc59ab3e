package io.kiln.function;

import static org.assertj.core.api.Assertions.assertThat;

import io.kiln.cloud.Credentials;
import io.kiln.template.Secret;
import java.net.InetSocketAddress;
import java.time.Clock;
import java.util.Map;
import org.junit.jupiter.api.Test;

class WarmTest {
  private final Warm warm =
      new Warm(
          new Platform(
              Clock.systemUTC(),
              time -> {},
              InetSocketAddress::new,
              Map.of(
                  "KILN_REGION", "cn-shenzhen",
                  "KILN_BUCKET", "state",
                  "KILN_FLOW", "kiln-build")));

  @Test
  void theSameCredentialsFindWhatAnEarlierInvocationOpened() {
    Deployed opened = warm.as(role("one"));
    opened.rest();

    assertThat(warm.as(role("one"))).isSameAs(opened);
  }

  @Test
  void renewedCredentialsOpenItAnewAndCloseWhatTheOldOnesOpened() {
    Deployed opened = warm.as(role("one"));
    Deployed renewed = warm.as(role("two"));

    assertThat(renewed).isNotSameAs(opened);
    assertThat(opened.isOpen()).isFalse();
    assertThat(renewed.isOpen()).isTrue();
    assertThat(renewed.isOf(role("two"))).isTrue();
    assertThat(warm.as(role("two"))).isSameAs(renewed);
  }

  private static Credentials role(String token) {
    return Credentials.temporary("id", Secret.of("no-secret-at-all"), Secret.of(token));
  }
}
