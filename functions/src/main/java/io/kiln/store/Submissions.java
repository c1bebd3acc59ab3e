package io.kiln.store;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.kiln.build.Json;
import java.util.Optional;

/** Submissions under the callers' own keys, each written once. */
public final class Submissions {
  private final Bucket bucket;

  Submissions(Bucket bucket) {
    this.bucket = bucket;
  }

  /** Keeps the submission, or finds the one that the key stands for already; that one counts. */
  public Submission keep(String owner, String key, Submission submission) {
    String at = at(owner, key);
    if (bucket.create(at, Json.bytes(submission))) {
      return submission;
    }
    return find(owner, key).orElseThrow(() -> new StoreFailure(at + " was there and is missing"));
  }

  public Optional<Submission> find(String owner, String key) {
    return bucket.get(at(owner, key)).map(bytes -> Json.read(bytes, Submission.class));
  }

  /** Two owners may use one key; what they write it with may be anything. */
  private static String at(String owner, String key) {
    return Keys.submission(Sha256.of((owner.length() + ":" + owner + key).getBytes(UTF_8)));
  }
}
