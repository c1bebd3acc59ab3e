package io.kiln.local.cli.ui;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** The expected texts were taken from Packer 1.6.6 with a null builder. */
final class UiTest {
  private static final Clock CLOCK = Clock.fixed(Instant.ofEpochSecond(1795345567), ZoneOffset.UTC);

  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final PrintStream out = new PrintStream(bytes, true, UTF_8);

  @Test
  void aBuildSaysItsNameBeforeEachLine() {
    speak(ui -> new TargetUi(ui, "null"));

    assertThat(bytes.toString(UTF_8))
        .isEqualTo("==> null: hi, there\n==> null: again\n    null: part\n==> null: oh\n");
  }

  @Test
  void anEmptyLineKeepsItsPlaceInAMessage() {
    new TargetUi(new PlainUi(out, LiveLine.none()), "null").message("a\n\nb\n");

    assertThat(bytes.toString(UTF_8))
        .isEqualTo("    null: a\n    null: \n    null: b\n    null:\n");
  }

  @Test
  void coloursAreBoldForWhatIsSaidAndRedForErrors() {
    speak(ui -> new ColorUi(ui, ColorUi.Color.ofBuild(0)));

    assertThat(bytes.toString(UTF_8))
        .isEqualTo(
            "\033[1;32mhi, there\nagain\033[0m\n\033[0;32mpart\033[0m\n\033[1;31moh\033[0m\n");
  }

  @Test
  void theSixthBuildHasTheFirstOnesColour() {
    assertThat(ColorUi.Color.ofBuild(5)).isEqualTo(ColorUi.Color.GREEN);
  }

  @Test
  void theTimeStandsBeforeTheWholeText() {
    speak(ui -> new TimestampUi(ui, CLOCK));

    assertThat(bytes.toString(UTF_8))
        .isEqualTo(
            """
            2026-11-22T11:06:07Z: hi, there
            again
            2026-11-22T11:06:07Z: part
            2026-11-22T11:06:07Z: oh
            """);
  }

  @Test
  void aProgramReadsOneLinePerTextWithCommasAndLineEndsEscaped() {
    Ui ui = new MachineUi(out, CLOCK);

    ui.say("hi, there\nagain");
    ui.machine("null", "artifact", "0", "end");

    assertThat(bytes.toString(UTF_8))
        .isEqualTo(
            """
            1795345567,,ui,say,hi%!(PACKER_COMMA) there\\nagain
            1795345567,null,artifact,0,end
            """);
  }

  @Test
  void factsForProgramsAreNotShownToPeople() {
    speak(ui -> ui);

    assertThat(bytes.toString(UTF_8)).isEqualTo("hi, there\nagain\npart\noh\n");
  }

  private void speak(UnaryOperator<Ui> wrapping) {
    Ui ui = wrapping.apply(new PlainUi(out, LiveLine.none()));
    ui.say("hi, there\nagain");
    ui.message("part");
    ui.error("oh");
    ui.machine("null", "error", "for programs");
  }
}
