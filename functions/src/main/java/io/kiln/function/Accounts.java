package io.kiln.function;

import io.kiln.cloud.Cloud;
import io.kiln.cloud.Credentials;
import io.kiln.cloud.Endpoints;
import java.util.Optional;

/**
 * The cloud as the account that was asked for last sees it, kept from one invocation to the next:
 * the SDK reads its table of all endpoints whenever a client is made. Thread-safe.
 */
final class Accounts {
  private Optional<Account> last = Optional.empty();

  synchronized Cloud cloud(Credentials credentials, Endpoints endpoints) {
    Account account =
        last.filter(known -> known.is(credentials, endpoints))
            .orElseGet(() -> new Account(credentials, endpoints));
    last = Optional.of(account);
    return account.cloud;
  }

  private static final class Account {
    private final Credentials credentials;
    private final Endpoints endpoints;
    private final Cloud cloud;

    /** Never closed: a move of another build may be on it, and at rest it holds nothing. */
    Account(Credentials credentials, Endpoints endpoints) {
      this.credentials = credentials;
      this.endpoints = endpoints;
      this.cloud = Cloud.of(credentials, endpoints);
    }

    boolean is(Credentials others, Endpoints there) {
      return credentials.equals(others) && endpoints.equals(there);
    }
  }
}
