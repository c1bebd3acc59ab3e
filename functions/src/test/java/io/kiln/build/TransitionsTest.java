package io.kiln.build;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kiln.build.Transitions.Event;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class TransitionsTest {
  private static final Path DIAGRAM = Path.of("../docs/state-machine.md");

  @Test
  void everyEventIsInTheTable() {
    Set<Event> seen = EnumSet.noneOf(Event.class);
    Transitions.all().values().forEach(row -> seen.addAll(row.keySet()));

    assertThat(seen).containsExactlyInAnyOrder(Event.values());
  }

  @Test
  void whatIsNotInTheTableIsRefused() {
    assertThatThrownBy(() -> Transitions.next(Phase.ENDED, Event.STEP_DONE))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("STEP_DONE can't happen to a build in phase ENDED");
  }

  /** Rewrites the picture when the table has changed; the change then shows in the review. */
  @Test
  void theDocumentedDiagramIsTheTable() throws IOException {
    String drawn = diagram();
    String documented = Files.exists(DIAGRAM) ? Files.readString(DIAGRAM) : "";
    if (!documented.equals(drawn) && Boolean.getBoolean("golden.update")) {
      Files.writeString(DIAGRAM, drawn);
    }

    assertThat(Files.readString(DIAGRAM)).as("run with -Dgolden.update=true").isEqualTo(drawn);
  }

  private static String diagram() {
    StringBuilder text = new StringBuilder();
    text.append("# The state machine of a build\n\n");
    text.append("Drawn by `TransitionsTest` from the table in `Transitions.java`.\n\n");
    text.append("```mermaid\nstateDiagram-v2\n  [*] --> STEP\n");
    for (Phase phase : Phase.values()) {
      Map<Event, Phase> row = new TreeMap<>(Transitions.all().getOrDefault(phase, Map.of()));
      row.forEach(
          (event, next) ->
              text.append("  ")
                  .append(phase)
                  .append(" --> ")
                  .append(next)
                  .append(": ")
                  .append(event)
                  .append('\n'));
    }
    return text.append("  ENDED --> [*]\n```\n").toString();
  }
}
