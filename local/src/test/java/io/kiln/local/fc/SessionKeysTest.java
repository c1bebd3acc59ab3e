package io.kiln.local.fc;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class SessionKeysTest {
  private final MovingClock clock = new MovingClock();
  private final SessionKeys keys = new SessionKeys(clock);

  @Test
  void aKeyAlwaysOutlivesTheLongestRun() {
    SessionKey first = keys.of("role");
    clock.move(Duration.ofHours(11));
    assertThat(keys.of("role")).isEqualTo(first);
    clock.move(Duration.ofHours(2));

    SessionKey second = keys.of("role");

    assertThat(second.id()).startsWith("STS.").isNotEqualTo(first.id());
    assertThat(second.expires()).isEqualTo(clock.instant().plus(Duration.ofHours(36)));
    assertThat(keys.find(first.id())).contains(first);
  }

  @Test
  void anExpiredKeyIsKnownAsSuch() {
    SessionKey key = keys.of("role");

    keys.expire("role");

    assertThat(keys.find(key.id()).orElseThrow().expires()).isEqualTo(clock.instant());
    assertThat(keys.of("role").id()).isNotEqualTo(key.id());
    assertThat(key.toString()).doesNotContain(key.secret()).doesNotContain(key.token());
  }
}
