package io.kiln.store;

import io.kiln.build.ActiveBuilds;
import io.kiln.build.Journal;
import io.kiln.build.Names;
import io.kiln.build.Records;
import io.kiln.build.Releases;
import io.kiln.build.Secrets;
import io.kiln.store.index.BuildIndex;
import io.kiln.store.index.IndexMemory;
import io.kiln.store.index.NewBuilds;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.Collectors;

/** Everything that is kept of builds, in one bucket. */
public final class Store implements Records {
  private final Bucket bucket;
  private final SealedObjects sealed;
  private final BucketJournal journal;

  public Store(Bucket bucket, SecureRandom random) {
    this.bucket = bucket;
    Vault vault = new Vault(bucket, random);
    this.sealed = new SealedObjects(bucket, vault);
    this.journal = new BucketJournal(bucket, vault);
  }

  /**
   * Makes sure that the bucket keeps what the journal relies on.
   *
   * @throws StoreFailure when it is not fit
   */
  public void probe() {
    bucket.probe();
  }

  @Override
  public Journal journal() {
    return journal;
  }

  @Override
  public BucketLogbook logbook() {
    return new BucketLogbook(bucket, journal);
  }

  @Override
  public Names names() {
    return new BucketNames(bucket);
  }

  @Override
  public BucketActiveBuilds active() {
    return new BucketActiveBuilds(bucket);
  }

  /** The pages of one series of builds. */
  public NumberedBook series(String name) {
    return new NumberedBook(bucket, Keys.SERIES + Keys.segment(name) + "/");
  }

  /** The names of all series, sorted. */
  public List<String> seriesNames() {
    return bucket.folders(Keys.SERIES).stream()
        .map(key -> key.substring(Keys.SERIES.length(), key.length() - 1))
        .collect(Collectors.toList());
  }

  public Wakes wakes() {
    return new Wakes(bucket);
  }

  @Override
  public EndedBuilds ended() {
    return new EndedBuilds(bucket);
  }

  public Outbox outbox() {
    return new Outbox(bucket);
  }

  public Uploads uploads() {
    return new Uploads(bucket);
  }

  public Results results() {
    return new Results(bucket);
  }

  @Override
  public ActiveBuilds leaking() {
    return new BucketLeakingBuilds(bucket);
  }

  /** Keeps what a sweep found and did, under the moment of its begin. */
  public void keepSweep(Instant begun, byte[] report) {
    bucket.put(Keys.SWEEPS + begun.truncatedTo(ChronoUnit.SECONDS) + ".json", report);
  }

  public Secrets secrets() {
    return new BucketSecrets(sealed);
  }

  public Releases releases() {
    return new BucketReleases(bucket);
  }

  public Bundles bundles() {
    return new Bundles(bucket, sealed);
  }

  public BucketArtifacts artifacts() {
    return new BucketArtifacts(bucket);
  }

  public Origins origins() {
    return new Origins(bucket);
  }

  /** What was submitted under a caller's own key. */
  public Submissions submissions() {
    return new Submissions(bucket);
  }

  public Tokens tokens() {
    return new Tokens(bucket);
  }

  public AuditTrail audit() {
    return new AuditTrail(bucket);
  }

  /** The marks of new builds, by which the index finds them. */
  public NewBuilds newBuilds() {
    return new NewBuilds(bucket);
  }

  /**
   * The list of all builds.
   *
   * @param memory what an earlier look has learnt
   */
  public BuildIndex index(IndexMemory memory, Clock clock) {
    return new BuildIndex(bucket, journal, origins()::find, memory, clock);
  }
}
