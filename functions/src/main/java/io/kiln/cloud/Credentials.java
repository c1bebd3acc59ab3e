package io.kiln.cloud;

import static java.util.Objects.requireNonNull;

import io.kiln.template.Secret;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Who asks the cloud: a key, and a token when the key is a temporary one. */
public final class Credentials {
  private final String keyId;
  private final Secret secret;
  private final Optional<Secret> token;

  private Credentials(String keyId, Secret secret, Optional<Secret> token) {
    this.keyId = requireNonNull(keyId, "keyId");
    this.secret = requireNonNull(secret, "secret");
    this.token = token;
  }

  public static Credentials of(String keyId, Secret secret) {
    return new Credentials(keyId, secret, Optional.empty());
  }

  /** A role's or session's key, which lives only as long as its token. */
  public static Credentials temporary(String keyId, Secret secret, Secret token) {
    return new Credentials(keyId, secret, Optional.of(token));
  }

  public String keyId() {
    return keyId;
  }

  public Secret secret() {
    return secret;
  }

  public Optional<Secret> token() {
    return token;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Credentials && parts().equals(((Credentials) other).parts());
  }

  @Override
  public int hashCode() {
    return keyId.hashCode();
  }

  private List<Object> parts() {
    return List.of(keyId, secret, token);
  }

  @Override
  public String toString() {
    return "Credentials{" + keyId + "}";
  }
}
