package io.kiln.tests.kill;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/** Each kind of call meets each kind of fault: what docs/faults.md says comes of it does. */
@Timeout(value = 400, unit = TimeUnit.SECONDS)
@EnabledIfSystemProperty(
    named = "kiln.long",
    matches = "true",
    disabledReason = "a bake for each cell: ./mvnw verify -Dkiln.long=true")
class FaultMatrixIT {
  /** Only the cells that match, while one is being mended. */
  private static final String CELLS = System.getProperty("fault.cells", ".*");

  private static final Path TABLE = Path.of("..", "docs", "faults.md");

  /** A bake a cell, on every core; a test a cell waits for its own. */
  @TestFactory
  Stream<DynamicTest> whatTheTableSaysComesOfIt() {
    ExecutorService cores =
        Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors());
    Map<Cell, Future<Boolean>> runs = new LinkedHashMap<>();
    for (Cell cell : Cell.all()) {
      if (cell.handling() != Handling.NONE && cell.toString().matches(CELLS)) {
        runs.put(cell, cores.submit(held(cell)));
      }
    }
    cores.shutdown();
    return runs.entrySet().stream()
        .map(run -> DynamicTest.dynamicTest(run.getKey().toString(), () -> await(run.getValue())));
  }

  private static Callable<Boolean> held(Cell cell) {
    return () -> {
      new Meeting(cell).hold();
      return true;
    };
  }

  private static void await(Future<Boolean> run) throws Throwable {
    try {
      assertThat(run.get()).isTrue();
    } catch (ExecutionException e) {
      throw e.getCause();
    }
  }

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
        "Drawn by `FaultMatrixIT` from the cells that it tests, " + tested + " of them: each is a");
    lines.add("whole bake in which this kind of call meets this fault.");
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
          "  first tries what else its template allows.",
          "- **name the leak**: what can't be looked at or deleted stands in the receipt as"
              + " `LEAKED`; `kiln undo` and the nightly",
          "  sweep try it again.",
          "- **hold**: nothing is undone with a key or a bucket that refuses; the build stays as it"
              + " is until `kiln resume`.",
          "- **watchdog**: when the flow can't be started or asked after, the tick drives the"
              + " build.",
          "- **–**: such a call can't meet it.");
}
