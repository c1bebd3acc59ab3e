package io.kiln.function;

import static org.assertj.core.api.Assertions.assertThat;

import io.kiln.build.Endpoint;
import io.kiln.cloud.Credentials;
import io.kiln.cloud.Endpoints;
import io.kiln.template.Secret;
import java.net.URI;
import org.junit.jupiter.api.Test;

class AccountsTest {
  private final Accounts accounts = new Accounts();

  @Test
  void theSameAccountIsSeenByTheSameClients() {
    assertThat(accounts.cloud(key("one"), there(8001)))
        .isSameAs(accounts.cloud(key("one"), there(8001)));
  }

  @Test
  void aRenewedKeyOrAnotherPlaceIsAnotherAccount() {
    var first = accounts.cloud(key("one"), there(8001));

    assertThat(accounts.cloud(key("two"), there(8001))).isNotSameAs(first);
    assertThat(accounts.cloud(key("one"), there(8002))).isNotSameAs(first);
    assertThat(accounts.cloud(key("one"), Endpoints.standard())).isNotSameAs(first);
  }

  private static Credentials key(String token) {
    return Credentials.temporary("id", Secret.of("no-secret-at-all"), Secret.of(token));
  }

  private static Endpoints there(int port) {
    return Endpoints.standard().withEcs(Endpoint.of(URI.create("http://127.0.0.1:" + port)));
  }
}
