package io.kiln.trigger.http;

import io.kiln.store.TokenRecord;
import io.kiln.trigger.AccessTokens;
import io.kiln.trigger.Scope;
import java.time.Clock;
import java.time.Duration;
import java.util.Locale;

/** Lets callers in: who they are, what they may, and how often. */
final class Gate {
  private final ApiRules rules;
  private final AccessTokens tokens;
  private final RateLimit limit;
  private final Clock clock;

  Gate(ApiRules rules, AccessTokens tokens, RateLimit limit, Clock clock) {
    this.rules = rules;
    this.tokens = tokens;
    this.limit = limit;
    this.clock = clock;
  }

  /**
   * Who asks.
   *
   * @throws HttpProblem 503 where nobody can be told apart, 401, or 429
   */
  Caller enter(HttpRequest request) {
    switch (rules.door().orElseThrow(Gate::noDoor)) {
      case FUNCTION:
        return counted(new Caller("function", "a signed request", rules.triggerScope()));
      case JWT:
        return counted(new Caller("jwt", "a JSON web token", rules.triggerScope()));
      default:
        return byToken(request);
    }
  }

  /**
   * Holds the caller to what it may.
   *
   * @throws HttpProblem 403
   */
  void admit(Caller caller, Route route) {
    if (!caller.scope().includes(route.scope())) {
      throw HttpProblem.of(
          403,
          "This takes the scope '"
              + route.scope().word()
              + "'; the caller has '"
              + caller.scope().word()
              + "'.");
    }
  }

  private Caller byToken(HttpRequest request) {
    String given = request.header("authorization").orElse("");
    boolean bearer = given.toLowerCase(Locale.ROOT).startsWith("bearer ");
    if (bearer) {
      TokenRecord token =
          tokens.recognise(given.substring("bearer ".length()).strip()).orElse(null);
      if (token != null) {
        return counted(
            new Caller(
                "token:" + token.id(),
                "token " + token.id() + " (" + token.name() + ")",
                Scope.of(token.scope()).orElse(Scope.READ)));
      }
    }
    take("address:" + request.sender().address());
    throw HttpProblem.of(
            401,
            bearer
                ? "The token is unknown, revoked or expired."
                : "Send a token as 'Authorization: Bearer TOKEN'; `kiln token create` makes one.")
        .header("WWW-Authenticate", "Bearer realm=\"kiln\"");
  }

  private Caller counted(Caller caller) {
    take(caller.id());
    return caller;
  }

  private void take(String who) {
    Duration wait = limit.take(who, rules.requestsPerMinute(), clock);
    if (!wait.isZero()) {
      throw HttpProblem.of(
              429,
              "More than "
                  + rules.requestsPerMinute()
                  + " requests in a minute; the next one may come in "
                  + wait.toSeconds()
                  + " s.")
          .header("Retry-After", String.valueOf(wait.toSeconds()));
    }
  }

  private static HttpProblem noDoor() {
    return HttpProblem.named(
        503,
        "no-authentication",
        "No authentication",
        "This stack has no authentication for its API and answers nobody; set the parameter"
            + " ApiAuthentication to token, function or jwt.");
  }
}
