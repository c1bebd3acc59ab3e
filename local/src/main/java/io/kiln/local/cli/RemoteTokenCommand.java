package io.kiln.local.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code kiln --at URL token}: makes, lists and revokes tokens; it takes one of scope admin. */
@Command(name = "token", description = "Make, list and revoke tokens of the API.")
final class RemoteTokenCommand {
  private final Screen screen;
  private final ApiClient api;

  @Mixin private HelpOption unusedHelp = new HelpOption();

  RemoteTokenCommand(Screen screen, ApiClient api) {
    this.screen = screen;
    this.api = api;
  }

  @Command(name = "create", description = "Make a token; it is shown this once.")
  int create(
      @Option(names = "-name", required = true, description = "What it is for.") String name,
      @Option(names = "-scope", defaultValue = "build", description = "read, build or admin.")
          String scope,
      @Option(names = "-days", defaultValue = "0", description = "How long it is good; 0: always.")
          int days) {
    ObjectNode body = new ObjectMapper().createObjectNode().put("name", name).put("scope", scope);
    if (days != 0) {
      body.put("expires_in_days", days);
    }
    ApiClient.Answer answer =
        api.postOnce(
            "/tokens", "application/json", body.toString().getBytes(StandardCharsets.UTF_8));
    screen.ui().say(api.good("/tokens", answer).body().path("token").asText());
    return 0;
  }

  @Command(name = "list", description = "List the tokens that are good.")
  int list() {
    Table table = new Table(List.of("ID", "NAME", "SCOPE", "MADE", "EXPIRES"));
    for (JsonNode token : api.get("/tokens").path("tokens")) {
      table.row(
          token.path("id").asText(),
          token.path("name").asText(),
          token.path("scope").asText(),
          token.path("created_at").asText(),
          token.path("expires_at").asText("-"));
    }
    table.show(screen.ui());
    return 0;
  }

  @Command(name = "revoke", description = "Let a token open nothing from now on.")
  int revoke(@Parameters(paramLabel = "ID", description = "As listed.") String id) {
    ApiClient.Answer unusedGood = api.good("/tokens/" + id, api.delete("/tokens/" + id));
    screen.ui().say("Token " + id + " is revoked.");
    return 0;
  }
}
