package io.kiln.store;

import static io.kiln.store.Entries.BUILD;
import static io.kiln.store.Entries.entry;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kiln.build.Entry;
import org.junit.jupiter.api.Test;

class BucketJournalTest {
  private static final String SECOND = "builds/b-1/journal/0000000002.json";

  private final MemoryBucket bucket = new MemoryBucket();
  private final BucketJournal journal = new BucketJournal(bucket);

  @Test
  void aBuildWithoutEntriesHasNoLatest() {
    assertThat(journal.latest(BUILD, 0)).isEmpty();
  }

  @Test
  void theLatestIsReadUpwardFromAnyKnownNumber() {
    journal.append(entry(1, "a"));
    journal.append(entry(2, "b"));
    journal.append(entry(3, "c"));

    assertThat(journal.latest(BUILD, 0)).contains(entry(3, "c"));
    assertThat(journal.latest(BUILD, 1)).contains(entry(3, "c"));
    assertThat(journal.latest(BUILD, 2)).contains(entry(3, "c"));
    assertThat(journal.latest(BUILD, 3)).contains(entry(3, "c"));
  }

  @Test
  void theLatestOfALongJournalTakesFewReads() {
    for (int seq = 1; seq <= 1000; seq++) {
      journal.append(entry(seq, "a"));
    }
    int before = bucket.reads();

    assertThat(journal.latest(BUILD, 0)).contains(entry(1000, "a"));
    assertThat(bucket.reads() - before).isLessThan(25);
  }

  @Test
  void aLostRaceIsTold() {
    journal.append(entry(1, "a"));

    assertThat(journal.append(entry(1, "b"))).isFalse();
    assertThat(journal.latest(BUILD, 0)).contains(entry(1, "a"));
  }

  @Test
  void anOwnSilentlyRetriedWriteIsNoLostRace() {
    bucket.retrying();

    assertThat(journal.append(entry(1, "a"))).isTrue();
  }

  @Test
  void aKnownNumberThatIsMissingIsCorrupt() {
    assertThatThrownBy(() -> journal.latest(BUILD, 2))
        .isInstanceOfSatisfying(JournalCorrupt.class, e -> assertThat(e.key()).isEqualTo(SECOND));
  }

  @Test
  void anUnknownVersionIsRefused() {
    tamper("\"version\":1", "\"version\":2");

    assertThatThrownBy(() -> journal.latest(BUILD, 0))
        .isInstanceOf(JournalCorrupt.class)
        .hasMessageContaining(SECOND)
        .hasMessageContaining("version 2");
  }

  @Test
  void anUnknownFieldIsRefused() {
    tamper("\"stack\":", "\"ledgers\":[],\"stack\":");

    assertThatThrownBy(() -> journal.latest(BUILD, 0)).isInstanceOf(JournalCorrupt.class);
  }

  @Test
  void aCutEntryIsRefused() {
    journal.append(entry(1, "a"));
    bucket.put(SECOND, "{\"version\":1,\"seq\":2".getBytes(UTF_8));

    assertThatThrownBy(() -> journal.latest(BUILD, 0)).isInstanceOf(JournalCorrupt.class);
  }

  @Test
  void anotherNumbersEntryIsRefused() {
    tamper("\"seq\":2", "\"seq\":3");

    assertThatThrownBy(() -> journal.latest(BUILD, 0))
        .isInstanceOf(JournalCorrupt.class)
        .hasMessageContaining("it is entry 3");
  }

  private void tamper(String from, String to) {
    journal.append(entry(1, "a"));
    journal.append(entry(2, "b"));
    String text = new String(bucket.get(SECOND).orElseThrow(), UTF_8);
    assertThat(text).contains(from);
    bucket.put(SECOND, text.replace(from, to).getBytes(UTF_8));
  }

  @Test
  void anEntryReadsAsAPersonWouldWriteIt() {
    Entry entry = entry(1, "a");
    journal.append(entry);

    assertThat(new String(bucket.get("builds/b-1/journal/0000000001.json").orElseThrow(), UTF_8))
        .startsWith(
            "{\"version\":1,\"seq\":1,\"nonce\":\"a\",\"writtenAt\":\"2026-11-22T11:00:00Z\",");
  }
}
