package io.kiln.store;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** What every bucket must do; each implementation's test runs it. */
interface BucketContract {
  /** A client of one and the same bucket; each call may give another client. */
  Bucket bucket();

  @Test
  default void whatIsNotThereIsEmpty() {
    assertThat(bucket().get("a/b")).isEmpty();
    assertThat(bucket().get("a/b", 3, 10)).isEmpty();
    assertThat(bucket().list("a/")).isEmpty();
  }

  @Test
  default void theFirstToCreateWinsAndTheSecondChangesNothing() {
    assertThat(bucket().create("a/b", bytes("first"))).isTrue();
    assertThat(bucket().create("a/b", bytes("second"))).isFalse();

    assertThat(bucket().get("a/b")).contains(bytes("first"));
  }

  @Test
  default void ofManyWhoCreateAtOnceExactlyOneWins() throws Exception {
    ExecutorService racers = Executors.newFixedThreadPool(8);
    List<Callable<Boolean>> race = new ArrayList<>();
    for (int i = 0; i < 32; i++) {
      byte[] mine = bytes("racer " + i);
      Bucket client = bucket();
      race.add(() -> client.create("race", mine));
    }

    int winners = 0;
    for (Future<Boolean> outcome : racers.invokeAll(race)) {
      winners += outcome.get() ? 1 : 0;
    }
    racers.shutdownNow();

    assertThat(winners).isEqualTo(1);
  }

  @Test
  default void aStreamIsKeptAsItIs() {
    byte[] large = new byte[300_000];
    large[299_999] = 7;

    bucket().create("large", new ByteArrayInputStream(large), large.length);

    assertThat(bucket().get("large")).contains(large);
  }

  @Test
  default void aPartEndsWithTheObject() {
    bucket().create("a", bytes("0123456789"));

    assertThat(bucket().get("a", 2, 3)).contains(bytes("234"));
    assertThat(bucket().get("a", 8, 100)).contains(bytes("89"));
    assertThat(bucket().get("a", 10, 5)).contains(new byte[0]);
    assertThat(bucket().get("a", 99, 5)).contains(new byte[0]);
  }

  @Test
  default void aPutReplaces() {
    bucket().put("a", bytes("old"));
    bucket().put("a", bytes("new"));

    assertThat(bucket().get("a")).contains(bytes("new"));
  }

  @Test
  default void anAppendGoesWhereTheObjectEnds() throws Exception {
    assertThat(bucket().append("log", 0, bytes("one"))).isEqualTo(3);
    assertThat(bucket().append("log", 3, bytes("two"))).isEqualTo(6);

    assertThat(bucket().get("log")).contains(bytes("onetwo"));
  }

  @Test
  default void anAppendElsewhereTellsTheLength() throws Exception {
    bucket().append("log", 0, bytes("one"));

    assertThatThrownBy(() -> bucket().append("log", 0, bytes("one")))
        .isInstanceOfSatisfying(PositionConflict.class, e -> assertThat(e.actual()).isEqualTo(3));
    assertThatThrownBy(() -> bucket().append("log", 7, bytes("late")))
        .isInstanceOfSatisfying(PositionConflict.class, e -> assertThat(e.actual()).isEqualTo(3));
    assertThatThrownBy(() -> bucket().append("none", 5, bytes("late")))
        .isInstanceOfSatisfying(PositionConflict.class, e -> assertThat(e.actual()).isZero());
  }

  @Test
  default void ofManyWhoAppendAtOnceExactlyOneWins() throws Exception {
    ExecutorService racers = Executors.newFixedThreadPool(8);
    List<Callable<Boolean>> race = new ArrayList<>();
    for (int i = 0; i < 16; i++) {
      Bucket client = bucket();
      byte[] mine = bytes("racer " + (char) ('a' + i));
      race.add(
          () -> {
            try {
              client.append("log", 0, mine);
              return true;
            } catch (PositionConflict e) {
              return false;
            }
          });
    }

    int winners = 0;
    for (Future<Boolean> outcome : racers.invokeAll(race)) {
      winners += outcome.get() ? 1 : 0;
    }
    racers.shutdownNow();

    assertThat(winners).isEqualTo(1);
    assertThat(bucket().get("log").orElseThrow()).hasSize(7);
  }

  @Test
  default void keysAreListedByTheirBeginning() {
    bucket().create("active/b-2", bytes(""));
    bucket().create("active/b-1", bytes(""));
    bucket().create("actives", bytes(""));

    assertThat(bucket().list("active/")).containsExactly("active/b-1", "active/b-2");
    assertThat(bucket().list("active")).containsExactly("active/b-1", "active/b-2", "actives");
  }

  @Test
  default void foldersAreThoseRightBelow() {
    bucket().create("builds/b-2/journal/1", bytes(""));
    bucket().create("builds/b-1/log", bytes(""));
    bucket().create("builds/b-1/journal/1", bytes(""));
    bucket().create("builds/plain", bytes(""));

    assertThat(bucket().folders("builds/")).containsExactly("builds/b-1/", "builds/b-2/");
    assertThat(bucket().folders("none/")).isEmpty();
  }

  @Test
  default void anEntryShowsSizeAndAnEtagOfTheContent() {
    bucket().create("templates/a", bytes("one"));
    bucket().create("templates/b/c", bytes("other"));
    bucket().create("elsewhere", bytes("x"));

    List<Stored> before = bucket().entries("templates/");
    bucket().put("templates/a", bytes("two"));
    List<Stored> after = bucket().entries("templates/");

    assertThat(before).extracting(Stored::key).containsExactly("templates/a", "templates/b/c");
    assertThat(before).extracting(Stored::size).containsExactly(3L, 5L);
    assertThat(after.get(0).etag()).isNotEqualTo(before.get(0).etag());
    assertThat(after.get(1).etag()).isEqualTo(before.get(1).etag());
    assertThat(after.get(0).modified()).isAfter(Instant.EPOCH);
  }

  @Test
  default void whatIsDeletedIsGoneAndMayBeDeletedAgain() {
    bucket().create("a", bytes("x"));

    bucket().delete("a");
    bucket().delete("a");

    assertThat(bucket().get("a")).isEmpty();
    assertThat(bucket().create("a", bytes("y"))).isTrue();
  }

  @Test
  default void aBucketThatRefusesASecondWriteIsFit() {
    assertThatCode(() -> bucket().probe()).doesNotThrowAnyException();
    assertThatCode(() -> bucket().probe()).doesNotThrowAnyException();
  }

  static byte[] bytes(String text) {
    return text.getBytes(UTF_8);
  }
}
