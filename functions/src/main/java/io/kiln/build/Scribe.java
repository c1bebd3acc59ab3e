package io.kiln.build;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/** Writes a build's next entry and, once that move is won, its lines into the log. */
final class Scribe {
  private final Journal journal;
  private final Logbook logbook;
  private final Clock clock;
  private final Supplier<String> nonces;

  Scribe(Journal journal, Logbook logbook, Clock clock, Supplier<String> nonces) {
    this.journal = journal;
    this.logbook = logbook;
    this.clock = clock;
    this.nonces = nonces;
  }

  /**
   * Writes the entry that follows.
   *
   * @return empty when another writer's entry has that number: its move counts, this one is dropped
   */
  Optional<Entry> write(Entry last, Draft draft, UnaryOperator<String> mask) {
    List<LogLine> lines = finished(draft.lines(), mask);
    long size = last.state().logSize() + logbook.size(lines);
    Instant now = clock.instant();
    Entry entry =
        Entry.builder()
            .version(Entry.VERSION)
            .seq(last.seq() + 1)
            .nonce(nonces.get())
            .writtenAt(now)
            .claim(draft.claim())
            .due(now.plus(draft.pause()))
            .log(lines)
            .state(draft.build().withLogSize(size))
            .build();
    if (!journal.append(entry)) {
      return Optional.empty();
    }
    logbook.append(entry);
    return Optional.of(entry);
  }

  private List<LogLine> finished(List<LogLine> lines, UnaryOperator<String> mask) {
    List<LogLine> finished = new ArrayList<>();
    for (LogLine line : lines) {
      finished.add(line.withText(mask.apply(line.text())).withAt(clock.instant()));
    }
    return finished;
  }
}
