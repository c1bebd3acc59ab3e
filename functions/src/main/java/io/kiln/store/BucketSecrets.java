package io.kiln.store;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import io.kiln.build.BuildId;
import io.kiln.build.Secrets;
import io.kiln.template.Secret;
import java.util.Optional;

/** Secrets in a bucket, each encrypted, each written once. */
public final class BucketSecrets implements Secrets {
  private final SealedObjects sealed;

  BucketSecrets(SealedObjects sealed) {
    this.sealed = requireNonNull(sealed, "sealed");
  }

  @Override
  public Secret keep(BuildId build, String name, Secret secret) {
    String key = Keys.secret(build, name);
    if (sealed.create(key, secret.reveal().getBytes(UTF_8))) {
      return secret;
    }
    return find(build, name).orElseThrow(() -> new StoreFailure(key + " was there and is missing"));
  }

  @Override
  public Optional<Secret> find(BuildId build, String name) {
    String key = Keys.secret(build, name);
    return sealed.find(key).map(plain -> Secret.of(new String(plain, UTF_8)));
  }
}
