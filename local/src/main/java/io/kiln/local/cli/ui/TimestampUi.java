package io.kiln.local.cli.ui;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;

/** Puts the moment before each text, as {@code -timestamp-ui} asks. */
public final class TimestampUi implements Ui {
  private final Ui ui;
  private final Clock clock;

  public TimestampUi(Ui ui, Clock clock) {
    this.ui = ui;
    this.clock = clock;
  }

  @Override
  public void say(String text) {
    ui.say(stamped(text));
  }

  @Override
  public void message(String text) {
    ui.message(stamped(text));
  }

  @Override
  public void error(String text) {
    ui.error(stamped(text));
  }

  @Override
  public void machine(String target, String type, String... data) {
    ui.machine(target, type, data);
  }

  private String stamped(String text) {
    OffsetDateTime now = OffsetDateTime.now(clock).truncatedTo(ChronoUnit.SECONDS);
    return DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(now) + ": " + text;
  }
}
