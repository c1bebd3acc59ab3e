package io.kiln.store;

import static io.kiln.store.Entries.BUILD;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kiln.build.Entry;
import io.kiln.build.LogLine;
import io.kiln.build.Phase;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class BucketLogbookTest {
  private static final LogLine ONE = LogLine.say("Creating vpc...");
  private static final LogLine TWO = LogLine.message("Created vpc: vpc-1, 中文");
  private static final LogLine THREE = LogLine.error("No.");

  private final MemoryBucket bucket = new MemoryBucket();
  private final BucketJournal journal =
      new BucketJournal(bucket, new Vault(bucket, new SecureRandom()));
  private final BucketLogbook logbook = new BucketLogbook(bucket, journal);
  private final List<Entry> entries = new ArrayList<>();

  @Test
  void linesComeBackInOrder() {
    logbook.append(won(List.of(ONE)));
    logbook.append(won(List.of(TWO, THREE)));

    assertThat(logbook.read(BUILD, 0)).containsExactly(ONE, TWO, THREE);
    assertThat(logbook.read(BUILD, logbook.size(List.of(ONE)))).containsExactly(TWO, THREE);
    assertThat(logbook.read(BUILD, logbook.size(List.of(ONE, TWO, THREE)))).isEmpty();
  }

  @Test
  void aLogThatDoesNotExistIsEmpty() {
    assertThat(logbook.read(BUILD, 0)).isEmpty();
  }

  @Test
  void aRepeatAddsNothing() {
    Entry first = won(List.of(ONE));
    Entry second = won(List.of(TWO));

    logbook.append(first);
    logbook.append(first);
    logbook.append(second);
    logbook.append(first);

    assertThat(logbook.read(BUILD, 0)).containsExactly(ONE, TWO);
  }

  @Test
  void whatDeadWritersOweIsAddedFromTheJournal() {
    won(List.of(ONE));
    won(List.of());
    won(List.of(TWO));

    logbook.append(won(List.of(THREE)));

    assertThat(logbook.read(BUILD, 0)).containsExactly(ONE, TWO, THREE);
  }

  @Test
  void anEntryWithoutLinesLeavesADebtToTheNextOneWithLines() {
    won(List.of(ONE));

    logbook.append(won(List.of()));
    assertThat(logbook.read(BUILD, 0)).isEmpty();

    logbook.append(won(List.of(TWO)));
    assertThat(logbook.read(BUILD, 0)).containsExactly(ONE, TWO);
  }

  @Test
  void theVeryLastEntryPaysWhatIsOwedEvenWithoutLines() {
    won(List.of(ONE));
    Entry last = won(List.of());

    logbook.append(last.withState(last.state().withPhase(Phase.ENDED)));

    assertThat(logbook.read(BUILD, 0)).containsExactly(ONE);
  }

  @Test
  void aDebtOfLongAgoIsPaidWithFewReads() {
    won(List.of(ONE));
    quiet(150);
    won(List.of(TWO));
    quiet(150);
    Entry last = won(List.of());
    int before = bucket.reads();

    logbook.append(last.withState(last.state().withPhase(Phase.ENDED)));

    assertThat(logbook.read(BUILD, 0)).containsExactly(ONE, TWO);
    assertThat(bucket.reads() - before).isLessThan(25);
  }

  @Test
  void linesThatNoEntryHasAreAFailure() {
    Entry first = Entries.entry(1, "n", 1000, List.of(ONE));
    journal.append(first);

    assertThatThrownBy(() -> logbook.append(first))
        .isInstanceOf(StoreFailure.class)
        .hasMessageContaining("no entry before 1");
  }

  @Test
  void aRefusalThatNamesTheRightPlaceIsTriedAgain() {
    // asked for the log's end, the bucket told of it as it is by now, not as it was
    logbook.append(won(List.of(ONE)));
    bucket.conflicting(2);

    logbook.append(won(List.of(TWO)));

    assertThat(logbook.read(BUILD, 0)).containsExactly(ONE, TWO);
  }

  @Test
  void aBucketThatAlwaysRefusesTheRightPlaceIsAFailure() {
    bucket.conflicting(1000);
    Entry first = won(List.of(ONE));

    assertThatThrownBy(() -> logbook.append(first))
        .isInstanceOf(StoreFailure.class)
        .hasMessageContaining("refuses");
  }

  private void quiet(int looks) {
    for (int i = 0; i < looks; i++) {
      won(List.of());
    }
  }

  @Test
  void aLineStillBeingWrittenIsNotRead() throws Exception {
    logbook.append(won(List.of(ONE)));
    bucket.append("builds/b-1/log", logbook.size(List.of(ONE)), BucketContract.bytes("{\"ki"));

    assertThat(logbook.read(BUILD, 0)).containsExactly(ONE);
  }

  @Test
  void aLogThatEndsWithinAnEntrysLinesIsAFailure() throws Exception {
    Entry first = won(List.of(ONE, TWO));
    bucket.append("builds/b-1/log", 0, BucketContract.bytes("{\"ki"));

    assertThatThrownBy(() -> logbook.append(first)).isInstanceOf(StoreFailure.class);
  }

  /** An entry that is in the journal; its lines are not in the log yet. */
  private Entry won(List<LogLine> lines) {
    long before = entries.isEmpty() ? 0 : entries.get(entries.size() - 1).state().logSize();
    Entry entry = Entries.entry(entries.size() + 1L, "n", before + logbook.size(lines), lines);
    journal.append(entry);
    entries.add(entry);
    return entry;
  }
}
