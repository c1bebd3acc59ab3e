package io.kiln.tests.triggers;

import static org.assertj.core.api.Assertions.assertThat;

import io.kiln.local.Resource;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;

/**
 * Looks at every second of the cloud's time in which something is at hand, and after every call
 * that may have changed an image: once there is one, the old or the new one is there, under the
 * name or the temporary one that its build announces.
 */
final class ImageProbe {
  private final Stand stand;
  private final String name;
  private final List<String> gaps = Collections.synchronizedList(new ArrayList<>());
  private final AtomicBoolean seen = new AtomicBoolean();
  private final AtomicLong looks = new AtomicLong();

  private ImageProbe(Stand stand, String name) {
    this.stand = stand;
    this.name = name;
  }

  static ImageProbe of(Stand stand, String name) {
    ImageProbe probe = new ImageProbe(stand, name);
    stand.cloud().calls().tell(call -> probe.after(call.action()));
    return probe;
  }

  private void after(String action) {
    if (action.matches("(Create|Delete|Modify|Copy).*Image.*")) {
      look("after " + action);
      everySecond(Duration.ofSeconds(2));
    }
  }

  private void everySecond(Duration left) {
    if (!left.isNegative() && !left.isZero()) {
      Supplier<Instant> now = stand.cloud().clock()::instant;
      var unused =
          stand
              .cloud()
              .agenda()
              .at(
                  now.get().plusSeconds(1),
                  () -> {
                    look("a second later");
                    everySecond(left.minusSeconds(1));
                  });
    }
  }

  private void look(String when) {
    looks.incrementAndGet();
    boolean there = stand.cloud().resources().stream().anyMatch(this::counts);
    if (there) {
      seen.set(true);
    } else if (seen.get()) {
      gaps.add(when + " at " + stand.cloud().clock().instant());
    }
  }

  private boolean counts(Resource resource) {
    return resource.type().equals("image")
        && resource.state().equals("Available")
        && (resource.name().equals(name) || resource.name().startsWith("kiln-" + name + "-"));
  }

  void check() {
    assertThat(looks.get()).isGreaterThan(50);
    assertThat(seen).isTrue();
    assertThat(gaps).isEmpty();
  }
}
