package io.kiln.tests.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** {@code kiln schedule} on this computer's own cloud. */
@Timeout(value = 2, unit = TimeUnit.MINUTES)
class ScheduleIT {
  @Test
  void aScheduleIsSetListedPausedAndRemoved(@TempDir Path folder) {
    Cli cli = Cli.in(folder);
    assertThat(said(cli, 0, "list")).contains("No template was uploaded here yet");

    said(
        cli, 0, "set", "-zone", "Asia/Shanghai", "-watch", "https://a.example/b", "n", "5 3 * * *");
    assertThat(said(cli, 0, "list")).contains("5 3 * * * Asia/Shanghai").contains("T19:05:00Z");
    said(cli, 0, "pause", "-why", "the mirror moves", "n");
    assertThat(said(cli, 0, "list")).contains("paused").contains("the mirror moves");
    said(cli, 0, "resume", "n");
    assertThat(said(cli, 0, "history", "n"))
        .containsSubsequence("resumed by the command line", "the mirror moves", "SET");
    said(cli, 0, "remove", "n");

    assertThat(said(cli, 1, "pause", "n")).contains("'n' has no schedule");
    assertThat(said(cli, 1, "set", "n", "61 3 * * *")).contains("'61' is no minute");
    assertThat(said(cli, 1, "forget", "n")).contains("is none of list, set");
  }

  private static String said(Cli cli, int exitCode, String... words) {
    String[] all = new String[words.length + 1];
    all[0] = "schedule";
    System.arraycopy(words, 0, all, 1, words.length);
    Outcome outcome = cli.run(all);
    assertThat(outcome.exitCode()).as(outcome.out() + outcome.err()).isEqualTo(exitCode);
    return outcome.out();
  }
}
