package io.kiln.tests.kill;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The table of failures in the documents is the one that {@link FaultMatrixIT} tests. */
class FaultTableTest {
  private static final Path TABLE = Path.of("..", "docs", "faults.md");

  /** Rewrites the table when the cells have changed; the change then shows in the review. */
  @Test
  void theDocumentedTableIsTheOneThatIsTested() throws IOException {
    String drawn = drawn();
    String documented = Files.exists(TABLE) ? Files.readString(TABLE) : "";
    if (!documented.equals(drawn) && Boolean.getBoolean("golden.update")) {
      Files.writeString(TABLE, drawn);
    }

    assertThat(Files.readString(TABLE)).as("run with -Dgolden.update=true").isEqualTo(drawn);
  }

  private static String drawn() {
    List<String> lines = new ArrayList<>();
    long tested = Cell.all().stream().filter(cell -> cell.handling() != Handling.NONE).count();
    lines.add("# What Kiln does when a call fails");
    lines.add("");
    lines.add(
        "Drawn from the cells that `FaultMatrixIT` tests, "
            + tested
            + " of them: each is a whole bake");
    lines.add("in which this kind of call meets this fault.");
    lines.add("");
    StringBuilder head = new StringBuilder("| call |");
    StringBuilder rule = new StringBuilder("|---|");
    for (Weather weather : Weather.values()) {
      head.append(' ').append(weather.title).append(" |");
      rule.append("---|");
    }
    lines.add(head.toString());
    lines.add(rule.toString());
    for (Calls call : Calls.values()) {
      StringBuilder row = new StringBuilder("| " + call.product + " " + call.kind + " |");
      for (Weather weather : Weather.values()) {
        row.append(' ').append(new Cell(call, weather).handling().word).append(" |");
      }
      lines.add(row.toString());
    }
    lines.add("");
    lines.addAll(WORDS);
    return String.join("\n", lines) + "\n";
  }

  private static final List<String> WORDS =
      List.of(
          "- **again**: the same call again, 2 s later at first, then at growing intervals."
              + " Throttling never fails a build.",
          "- **look up**: the answer says neither yes nor no, so the thing is looked for by name or"
              + " tag, and asked for again with",
          "  the same token. Never made is believed after two empty looks, 30 s apart.",
          "- **wait**: a new thing has two minutes to show.",
          "- **fail, undo**: the build fails with the cloud's own words, and everything it made is"
              + " deleted. Out of stock, a build",
          "  first tries the type's other zones, and then the next of `instance_types`, unless its"
              + " template names the zone.",
          "- **name the leak**: what can't be looked at or deleted stands in the receipt as"
              + " `LEAKED`; `kiln undo` and the nightly",
          "  sweep try it again.",
          "- **hold**: nothing is undone with a key or a bucket that refuses; the build stays as it"
              + " is until `kiln resume`.",
          "- **watchdog**: when the flow can't be started or asked after, the tick drives the"
              + " build.",
          "- **–**: such a call can't meet it.");
}
