package io.kiln.store;

import io.kiln.build.ActiveBuilds;
import io.kiln.build.Journal;
import io.kiln.build.Logbook;
import io.kiln.build.Names;
import io.kiln.build.Records;
import io.kiln.build.Secrets;
import java.security.SecureRandom;

/** Everything that is kept of builds, in one bucket. */
public final class Store implements Records {
  private final Bucket bucket;
  private final Vault vault;
  private final BucketJournal journal;

  public Store(Bucket bucket, SecureRandom random) {
    this.bucket = bucket;
    this.vault = new Vault(bucket, random);
    this.journal = new BucketJournal(bucket);
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
  public Logbook logbook() {
    return new BucketLogbook(bucket, journal);
  }

  @Override
  public Names names() {
    return new BucketNames(bucket);
  }

  @Override
  public ActiveBuilds active() {
    return new BucketActiveBuilds(bucket);
  }

  public Secrets secrets() {
    return new BucketSecrets(bucket, vault);
  }

  public Bundles bundles() {
    return new Bundles(bucket, vault);
  }

  public BucketArtifacts artifacts() {
    return new BucketArtifacts(bucket);
  }
}
