package io.kiln.store;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import io.kiln.build.BuildId;
import io.kiln.build.Secrets;
import io.kiln.template.Secret;
import java.util.Optional;

/** Secrets in a bucket, each encrypted, each written once. */
public final class BucketSecrets implements Secrets {
  private final Bucket bucket;
  private final Vault vault;

  public BucketSecrets(Bucket bucket, Vault vault) {
    this.bucket = requireNonNull(bucket, "bucket");
    this.vault = requireNonNull(vault, "vault");
  }

  @Override
  public Secret keep(BuildId build, String name, Secret secret) {
    String key = Keys.secret(build, name);
    if (bucket.create(key, vault.seal(key, secret.reveal().getBytes(UTF_8)))) {
      return secret;
    }
    return find(build, name).orElseThrow(() -> new StoreFailure(key + " was there and is missing"));
  }

  @Override
  public Optional<Secret> find(BuildId build, String name) {
    String key = Keys.secret(build, name);
    return bucket.get(key).map(closed -> Secret.of(new String(vault.open(key, closed), UTF_8)));
  }
}
