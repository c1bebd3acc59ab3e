package io.kiln.local.cli.ui;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

final class LiveLineTest {
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final PrintStream out = new PrintStream(bytes, true, UTF_8);
  private final HandClock clock = new HandClock();
  private final LiveLine line = LiveLine.on(out, clock);

  @Test
  void aShortWaitIsNotWorthALine() {
    line.waitFor("b-1", "image m-1", Duration.ofMinutes(2));
    clock.now = clock.now.plusMillis(900);
    line.paint();

    assertThat(bytes.toString(UTF_8)).isEmpty();
  }

  @Test
  void aLongWaitSaysWhatForAndHowLongItUsuallyTakes() {
    line.waitFor("b-1", "image m-1", Duration.ofMinutes(2));
    clock.now = clock.now.plusSeconds(12);
    line.paint();

    assertThat(bytes.toString(UTF_8))
        .isEqualTo("\r\033[K    waiting for image m-1: 12 s so far, usually about 2 minutes");
  }

  @Test
  void anOrdinaryLineTakesTheLiveLinesPlace() {
    line.waitFor("b-1", "image m-1", Duration.ofMinutes(2));
    clock.now = clock.now.plusSeconds(12);
    line.paint();
    bytes.reset();

    new PlainUi(out, line).say("done");

    assertThat(bytes.toString(UTF_8)).isEqualTo("\r\033[Kdone\n");
  }

  private static final class HandClock extends Clock {
    private volatile Instant now = Instant.EPOCH;

    @Override
    public Instant instant() {
      return now;
    }

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }
  }
}
