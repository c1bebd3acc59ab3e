package io.kiln.local.fc;

import static org.assertj.core.api.Assertions.assertThat;

import io.kiln.local.ram.Attempt;
import io.kiln.local.ram.Denial;
import io.kiln.local.ram.Ram;
import io.kiln.local.ram.Role;
import io.kiln.local.ram.TemporaryKey;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RoleKeysTest {
  private final MovingClock clock = new MovingClock();
  private final Ram ram = new Ram("1", clock);
  private final RoleKeys keys = new RoleKeys(ram, clock);

  @BeforeEach
  void makeTheRole() {
    ram.put(new Role("role", "role", List.of("fc.aliyuncs.com"), List.of()));
  }

  @Test
  void aKeyAlwaysOutlivesTheLongestRun() {
    TemporaryKey first = keys.of("role");
    clock.move(Duration.ofHours(11));
    assertThat(keys.of("role")).isEqualTo(first);
    clock.move(Duration.ofHours(2));

    TemporaryKey second = keys.of("role");

    assertThat(second.accessKeyId()).startsWith("STS.").isNotEqualTo(first.accessKeyId());
    assertThat(second.expires()).isEqualTo(clock.instant().plus(Duration.ofHours(36)));
  }

  @Test
  void anExpiredKeyIsKnownAsSuch() {
    TemporaryKey key = keys.of("role");

    keys.expire("role");

    Attempt.Caller caller = new Attempt.Caller(key.accessKeyId(), key.securityToken());
    Attempt attempt = new Attempt(caller, "Ecs", "DescribeImages", "cn-shenzhen", Map.of());
    assertThat(ram.check(attempt).map(Denial::kind)).contains(Denial.Kind.TOKEN_EXPIRED);
    assertThat(keys.of("role").accessKeyId()).isNotEqualTo(key.accessKeyId());
    assertThat(key.toString())
        .doesNotContain(key.accessKeySecret())
        .doesNotContain(key.securityToken());
  }
}
