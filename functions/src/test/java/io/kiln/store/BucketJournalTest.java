package io.kiln.store;

import static io.kiln.store.Entries.BUILD;
import static io.kiln.store.Entries.entry;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kiln.build.BuildId;
import io.kiln.build.Entry;
import java.security.SecureRandom;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class BucketJournalTest {
  private static final String FIRST = "builds/b-1/journal/0000000001.json";
  private static final String SECOND = "builds/b-1/journal/0000000002.json";

  private final MemoryBucket bucket = new MemoryBucket();
  private final Vault vault = new Vault(bucket, new SecureRandom());
  private final BucketJournal journal = new BucketJournal(bucket, vault);

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

    assertThat(anew().latest(BUILD, 0)).contains(entry(1000, "a"));
    assertThat(bucket.reads() - before).isLessThan(25);
  }

  @Test
  void whatWasSeenIsNotReadAgainButWhatOthersAddedIs() {
    journal.append(entry(1, "a"));
    int before = bucket.reads();

    assertThat(journal.latest(BUILD, 1)).contains(entry(1, "a"));
    assertThat(bucket.reads() - before).isEqualTo(1);

    BucketJournal another = anew();
    another.append(entry(2, "b"));
    another.append(entry(3, "c"));
    assertThat(journal.latest(BUILD, 0)).contains(entry(3, "c"));
    assertThat(journal.append(entry(3, "d"))).isFalse();
    assertThat(journal.append(entry(4, "d"))).isTrue();
    assertThat(another.latest(BUILD, 4)).contains(entry(4, "d"));
  }

  @Test
  void ofManyBuildsTheOnesUsedLastAreRemembered() {
    for (int n = 1; n <= 40; n++) {
      journal.append(of("b-" + n));
    }
    int before = bucket.reads();

    assertThat(journal.latest(BuildId.of("b-1"), 1)).contains(of("b-1"));
    assertThat(bucket.reads() - before).isEqualTo(2);
    assertThat(journal.latest(BuildId.of("b-40"), 1)).contains(of("b-40"));
    assertThat(bucket.reads() - before).isEqualTo(3);
  }

  private static Entry of(String build) {
    return entry(1, "a").withState(entry(1, "a").state().withId(BuildId.of(build)));
  }

  /** The journal of another process. */
  private BucketJournal anew() {
    return new BucketJournal(bucket, vault);
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

    assertThatThrownBy(() -> anew().latest(BUILD, 0))
        .isInstanceOf(JournalCorrupt.class)
        .hasMessageContaining(SECOND)
        .hasMessageContaining("version 2");
  }

  @Test
  void anUnknownFieldIsRefused() {
    tamper("\"stack\":", "\"ledgers\":[],\"stack\":");

    assertThatThrownBy(() -> anew().latest(BUILD, 0)).isInstanceOf(JournalCorrupt.class);
  }

  @Test
  void aCutEntryIsRefusedWhereverItIsCut() {
    journal.append(entry(1, "a"));
    journal.append(entry(2, "b"));
    byte[] whole = bucket.get(SECOND).orElseThrow();

    for (int length = 0; length < whole.length; length++) {
      bucket.put(SECOND, Arrays.copyOf(whole, length));
      assertRefused();
    }
  }

  @Test
  void anEntryOfWhichAnythingWasChangedIsRefusedWithWhatToDo() {
    journal.append(entry(1, "a"));
    journal.append(entry(2, "b"));
    byte[] whole = bucket.get(SECOND).orElseThrow();

    for (int at = 0; at < whole.length; at++) {
      byte[] changed = whole.clone();
      changed[at] ^= 1;
      bucket.put(SECOND, changed);
      assertRefused();
    }
  }

  @Test
  void aSoundEntryThatSomebodyElseWroteIsRefused() {
    String text = new String(sealedElsewhere(entry(2, "b")), UTF_8);
    journal.append(entry(1, "a"));

    bucket.put(SECOND, text.getBytes(UTF_8));

    assertRefused();
    bucket.put(SECOND, text.replaceAll(",\"seal.*", "}").getBytes(UTF_8));
    assertRefused();
  }

  @Test
  void twoEntriesThatWereSwappedAreRefused() {
    journal.append(entry(1, "a"));
    journal.append(entry(2, "b"));
    byte[] first = bucket.get(FIRST).orElseThrow();

    bucket.put(FIRST, bucket.get(SECOND).orElseThrow());
    bucket.put(SECOND, first);

    assertRefused();
  }

  @Test
  void anotherBuildsEntryIsRefused() {
    journal.append(of("b-2"));

    bucket.put(FIRST, bucket.get("builds/b-2/journal/0000000001.json").orElseThrow());

    assertRefused();
  }

  private static byte[] sealedElsewhere(Entry entry) {
    MemoryBucket elsewhere = new MemoryBucket();
    new BucketJournal(elsewhere, new Vault(elsewhere, new SecureRandom())).append(entry);
    return elsewhere.get(SECOND).orElseThrow();
  }

  private void assertRefused() {
    assertThatThrownBy(() -> anew().latest(BUILD, 0))
        .isInstanceOf(JournalCorrupt.class)
        .hasMessageContaining("builds/b-1/journal/")
        .hasMessageContaining("keys/master")
        .hasMessageContaining("Bring it back as it was");
  }

  @Test
  void anotherNumbersEntryIsRefused() {
    tamper("\"seq\":2", "\"seq\":3");

    assertThatThrownBy(() -> anew().latest(BUILD, 0))
        .isInstanceOf(JournalCorrupt.class)
        .hasMessageContaining("it is entry 3");
  }

  /** Sealed by Kiln, as an older or newer one might have. */
  private void tamper(String from, String to) {
    journal.append(entry(1, "a"));
    journal.append(entry(2, "b"));
    EntrySeal seal = new EntrySeal(vault);
    String text = new String(seal.open(SECOND, bucket.get(SECOND).orElseThrow()), UTF_8);
    assertThat(text).contains(from);
    bucket.put(SECOND, seal.seal(SECOND, text.replace(from, to).getBytes(UTF_8)));
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
