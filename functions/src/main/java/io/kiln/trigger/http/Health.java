package io.kiln.trigger.http;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** Whether the deployment is able to work, for whoever looks after it. */
final class Health {
  private final ApiSite site;

  Health(ApiSite site) {
    this.site = site;
  }

  List<Route> routes() {
    return List.of(Route.get("health", "/health", this::health));
  }

  /** Reads the bucket: an answer is proof that it is reached, with the role's key. */
  private HttpAnswer health(Call call) {
    int active = site.store().active().list().size();
    ObjectNode body = JsonNodeFactory.instance.objectNode();
    body.put("status", "ok").put("version", site.version());
    body.put("active_builds", active).put("most_active_builds", site.rules().mostActiveBuilds());
    body.put("scope", call.caller().scope().word());
    return HttpAnswer.json(200, body);
  }
}
