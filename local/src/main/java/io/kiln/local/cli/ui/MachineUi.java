package io.kiln.local.cli.ui;

import java.io.PrintStream;
import java.time.Clock;
import java.util.Arrays;
import java.util.stream.Collectors;

/** Packer's machine-readable lines: {@code timestamp,target,type,data...}, commas escaped. */
public final class MachineUi implements Ui {
  private final PrintStream out;
  private final Clock clock;

  public MachineUi(PrintStream out, Clock clock) {
    this.out = out;
    this.clock = clock;
  }

  @Override
  public void say(String text) {
    machine("", "ui", "say", text);
  }

  @Override
  public void message(String text) {
    machine("", "ui", "message", text);
  }

  @Override
  public void error(String text) {
    machine("", "ui", "error", text);
  }

  @Override
  public void machine(String target, String type, String... data) {
    String fields = Arrays.stream(data).map(MachineUi::escaped).collect(Collectors.joining(","));
    out.println(clock.instant().getEpochSecond() + "," + target + "," + type + "," + fields);
  }

  private static String escaped(String text) {
    return text.replace(",", "%!(PACKER_COMMA)").replace("\r", "\\r").replace("\n", "\\n");
  }
}
