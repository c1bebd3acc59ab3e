package io.kiln.trigger.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.kiln.store.TokenRecord;
import io.kiln.trigger.AccessTokens;
import io.kiln.trigger.Scope;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Makes, lists and revokes access tokens. */
final class TokenDesk {
  private static final int LONGEST_NAME = 64;
  private static final int LONGEST_LIFE = 3650;

  private final ApiSite site;

  TokenDesk(ApiSite site) {
    this.site = site;
  }

  List<Route> routes() {
    return List.of(
        Route.get("listTokens", "/tokens", this::list).needing(Scope.ADMIN),
        Route.change("makeToken", "POST", "/tokens", this::make).needing(Scope.ADMIN),
        Route.change("revokeToken", "DELETE", "/tokens/{token}", this::revoke)
            .needing(Scope.ADMIN));
  }

  private HttpAnswer list(Call call) {
    ObjectNode body = JsonNodeFactory.instance.objectNode();
    ArrayNode tokens = body.putArray("tokens");
    site.store().tokens().list().forEach(token -> tokens.add(view(token)));
    return HttpAnswer.json(200, body);
  }

  private HttpAnswer make(Call call) {
    JsonNode asked = JsonBody.of(call.request());
    List<String> problems = new ArrayList<>();
    String name = asked.path("name").asText("");
    if (!name.matches("[\\p{L}\\p{N}_.@ -]{1," + LONGEST_NAME + "}")) {
      problems.add("name: 1 to 64 letters, digits, spaces and _.@- that say what it is for");
    }
    Optional<Scope> scope = Scope.of(asked.path("scope").asText(""));
    if (scope.isEmpty()) {
      problems.add("scope: one of read, build, admin");
    }
    JsonNode days = asked.path("expires_in_days");
    boolean fits = days.isInt() && days.asInt() >= 1 && days.asInt() <= LONGEST_LIFE;
    if (!days.isMissingNode() && !days.isNull() && !fits) {
      problems.add("expires_in_days: a whole number from 1 to " + LONGEST_LIFE);
    }
    JsonBody.refuseUnknown(asked, List.of("name", "scope", "expires_in_days"), problems);
    Problems.refuse(problems);
    Optional<Duration> life = fits ? Optional.of(Duration.ofDays(days.asInt())) : Optional.empty();
    AccessTokens.Made made =
        site.tokens().make(name, scope.orElseThrow(), life, call.caller().name());
    ObjectNode body = view(made.kept());
    body.put("token", made.token());
    return HttpAnswer.json(201, body)
        .with("Location", "/tokens/" + made.kept().id())
        .with("Cache-Control", "no-store");
  }

  private HttpAnswer revoke(Call call) {
    String id = call.part("token");
    TokenRecord unusedKnown = site.store().tokens().find(id).orElseThrow(Call.missing("token", id));
    site.store().tokens().revoke(id);
    return HttpAnswer.nothing();
  }

  private static ObjectNode view(TokenRecord token) {
    ObjectNode view = JsonNodeFactory.instance.objectNode();
    view.put("id", token.id()).put("name", token.name()).put("scope", token.scope());
    view.put("created_at", token.createdAt().toString());
    view.put("created_by", token.createdBy());
    BuildView.moment(view, "expires_at", token.expiresAt());
    return view;
  }
}
