package io.kiln.build;

import io.kiln.template.Secret;
import java.util.Optional;

/** What is kept only encrypted: private keys, sensitive variables. Written once, never changed. */
public interface Secrets {
  /** Stores the secret unless one of this name exists, and returns the one that counts. */
  Secret keep(BuildId build, String name, Secret secret);

  Optional<Secret> find(BuildId build, String name);
}
