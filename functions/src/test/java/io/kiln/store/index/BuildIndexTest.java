package io.kiln.store.index;

import static org.assertj.core.api.Assertions.assertThat;

import io.kiln.build.Build;
import io.kiln.build.BuildId;
import io.kiln.build.Cleanup;
import io.kiln.build.Entry;
import io.kiln.build.Phase;
import io.kiln.build.Result;
import io.kiln.store.Bucket;
import io.kiln.store.FolderBucket;
import io.kiln.store.Store;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class BuildIndexTest {
  private static final Instant START = Instant.parse("2026-11-28T04:00:00Z");

  @TempDir Path folder;
  private FolderBucket bucket;
  private Store store;
  private IndexMemory memory = new IndexMemory();

  @BeforeEach
  void open() {
    bucket = new FolderBucket(folder);
    store = new Store(bucket, new SecureRandom());
  }

  @Test
  void newBuildsAreListedNewestFirstAsTheyAreNow() {
    begin("b-1", 1);
    begin("b-2", 2);
    end("b-1", Cleanup.CLEAN);

    IndexView view = look();

    assertThat(view.builds()).extracting(b -> b.id().toString()).containsExactly("b-2", "b-1");
    assertThat(view.builds().get(0).phase()).isEqualTo(Phase.STEP);
    assertThat(view.builds().get(1).result()).contains(Result.SUCCEEDED);
    end("b-2", Cleanup.CLEAN);
    assertThat(look().builds().get(0).result()).contains(Result.SUCCEEDED);
  }

  @Test
  void aBuildThatWasMarkedAndNeverBegunIsLeftOut() {
    store.newBuilds().add(BuildId.of("b-0"));
    begin("b-1", 1);

    assertThat(look().builds()).hasSize(1);
  }

  @Test
  void buildsThatAreOverAreFoldedAndReadNoMore() {
    many(120);

    assertThat(look().builds()).hasSize(120);

    assertThat(bucket.list("index/chunks/")).hasSize(1);
    assertThat(bucket.list("index/new/")).isEmpty();
    memory = new IndexMemory();
    bucket.list("builds/").forEach(bucket::delete);
    assertThat(look().builds()).hasSize(120);
  }

  @Test
  void aBuildThatSomethingIsLeftOfStaysOpenForItsUndo() {
    many(120);
    begin("leaky", 500);
    end("leaky", Cleanup.LEAKED);
    look();

    assertThat(bucket.list("index/new/")).containsExactly("index/new/leaky");
  }

  @Test
  void whoDiesBetweenChunkAndMarksLeavesNoDouble() {
    many(120);
    look();
    store.newBuilds().add(BuildId.of("b-7"));

    assertThat(look().builds()).hasSize(120);
    assertThat(bucket.list("index/new/")).isEmpty();
  }

  @Test
  void aDeletedIndexIsMadeAgainOutOfTheJournals() {
    many(120);
    begin("running", 500);
    look();
    bucket.list("index/").forEach(bucket::delete);

    IndexView warm = look();
    memory = new IndexMemory();
    IndexView cold = look();

    assertThat(warm.isComplete()).isTrue();
    assertThat(warm.builds()).hasSize(121);
    assertThat(cold.builds()).isEqualTo(warm.builds());
    assertThat(bucket.list("index/new/")).containsExactly("index/new/running");
  }

  @Test
  void twoInstancesThatFoldAtOnceLoseNothing() {
    bucket.put("index/complete", new byte[0]);
    many(100);
    List<String> early = bucket.list("index/new/");
    many(10, 200);
    IndexMemory other = new IndexMemory();
    Instance late = new Instance(bucket);
    // the other one has listed the marks before the later builds, and writes its chunk first
    Instance first =
        new Instance(bucket) {
          @Override
          public List<String> list(String prefix) {
            return prefix.equals("index/new/") ? early : super.list(prefix);
          }
        };
    late.before("index/chunks/", () -> index(first, other).look());

    IndexView view = index(late, memory).look();

    assertThat(view.builds()).hasSize(110);
    assertThat(bucket.list("index/chunks/")).hasSize(2);
    assertThat(bucket.list("index/new/")).isEmpty();
    bucket.list("builds/").forEach(bucket::delete);
    assertThat(index(bucket, other).look().builds()).hasSize(110);
    memory = new IndexMemory();
    assertThat(look().builds()).hasSize(110);
  }

  @Test
  void aBuildThatCantBeReadIsLeftOutAndLookedAtAgain() {
    begin("b-1", 1);
    begin("b-2", 2);
    String entry = "builds/b-1/journal/0000000001.json";
    byte[] written = bucket.get(entry).orElseThrow();
    bucket.put(entry, new byte[] {'?'});
    store = new Store(bucket, new SecureRandom());

    assertThat(ids()).containsExactly("b-2");
    assertThat(look().isComplete()).isFalse();

    bucket.put(entry, written);
    assertThat(ids()).containsExactly("b-2", "b-1");
    assertThat(look().isComplete()).isTrue();
  }

  @Test
  void oneBuildAloneThatCantBeReadLeavesAnEmptyList() {
    store.newBuilds().add(BuildId.of("b-1"));
    bucket.put("builds/b-1/journal/0000000001.json", new byte[] {'?'});

    assertThat(ids()).isEmpty();
  }

  @Test
  void aBuildThatCantBeReadWhileTheIndexIsMadeAgainKeepsItsMark() {
    many(2);
    byte[] written = bucket.get("builds/b-1/journal/0000000001.json").orElseThrow();
    bucket.put("builds/b-1/journal/0000000001.json", new byte[] {'?'});
    bucket.list("index/").forEach(bucket::delete);
    store = new Store(bucket, new SecureRandom());

    assertThat(ids()).containsExactly("b-0");

    assertThat(bucket.list("index/new/")).containsExactly("index/new/b-1");
    bucket.put("builds/b-1/journal/0000000001.json", written);
    assertThat(ids()).containsExactly("b-1", "b-0");
  }

  private List<String> ids() {
    return look().builds().stream().map(b -> b.id().toString()).collect(Collectors.toList());
  }

  private static BuildIndex index(Bucket seen, IndexMemory memory) {
    return new Store(seen, new SecureRandom()).index(memory, Clock.fixed(START, ZoneOffset.UTC));
  }

  private IndexView look() {
    return store.index(memory, Clock.fixed(START, ZoneOffset.UTC)).look();
  }

  private void many(int count) {
    many(count, 0);
  }

  private void many(int count, int from) {
    for (int i = from; i < from + count; i++) {
      begin("b-" + i, i);
      end("b-" + i, Cleanup.CLEAN);
    }
  }

  private void begin(String id, int minute) {
    store.newBuilds().add(BuildId.of(id));
    append(1, build(id, minute));
  }

  private void end(String id, Cleanup cleanup) {
    Build before = store.journal().latest(BuildId.of(id), 0).orElseThrow().state();
    append(
        2,
        before
            .withPhase(Phase.ENDED)
            .withResult(Optional.of(Result.SUCCEEDED))
            .withCleanup(Optional.of(cleanup)));
  }

  private void append(long seq, Build build) {
    boolean written =
        store
            .journal()
            .append(
                Entry.builder()
                    .version(Entry.VERSION)
                    .seq(seq)
                    .nonce("test")
                    .writtenAt(START)
                    .state(build)
                    .build());
    assertThat(written).isTrue();
  }

  private static Build build(String id, int minute) {
    return Build.builder()
        .id(BuildId.of(id))
        .stack("test")
        .builderName("alicloud-ecs")
        .region("cn-shenzhen")
        .imageName("an-image")
        .startedAt(START.plusSeconds(60L * minute))
        .phase(Phase.STEP)
        .step("only")
        .build();
  }
}
