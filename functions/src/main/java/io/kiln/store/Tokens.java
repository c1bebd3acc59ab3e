package io.kiln.store;

import io.kiln.build.Json;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** The access tokens that are good, by their ids: a revoked one is deleted. */
public final class Tokens {
  private final Bucket bucket;

  Tokens(Bucket bucket) {
    this.bucket = bucket;
  }

  /**
   * Keeps a new one.
   *
   * @throws StoreFailure when there is one of its id
   */
  public void keep(TokenRecord token) {
    if (!bucket.create(Keys.token(token.id()), Json.bytes(token))
        && !find(token.id()).equals(Optional.of(token))) {
      throw new StoreFailure("There is another token " + token.id());
    }
  }

  public Optional<TokenRecord> find(String id) {
    return bucket.get(Keys.token(id)).map(bytes -> Json.read(bytes, TokenRecord.class));
  }

  public List<TokenRecord> list() {
    return bucket.list(Keys.TOKENS).stream()
        .flatMap(key -> bucket.get(key).stream())
        .map(bytes -> Json.read(bytes, TokenRecord.class))
        .collect(Collectors.toUnmodifiableList());
  }

  /** From the next request on nobody comes in with it. */
  public void revoke(String id) {
    bucket.delete(Keys.token(id));
  }
}
