package io.kiln.tests.kill;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.kiln.local.disk.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Iterator;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A describe does not show a new thing for some time after the call that made it answered. */
final class Lag implements Sky {
  private static final Pattern MADE =
      Pattern.compile("\"(?:VpcId|VSwitchId|SecurityGroupId|AllocationId|ImageId)\":\"([^\"]+)\"");
  private static final Pattern INSTANCE = Pattern.compile("\"InstanceIdSet\":\\[\"([^\"]+)\"");
  private static final Pattern PAIR = Pattern.compile("KeyPairName=([^&]+)");

  private final Duration lag;
  private final Clock clock;
  private final Map<String, Instant> made = new ConcurrentHashMap<>();
  private final Set<String> hidFrom = ConcurrentHashMap.newKeySet();

  Lag(Duration lag, Clock clock) {
    this.lag = lag;
    this.clock = clock;
  }

  @Override
  public boolean throttles() {
    return false;
  }

  @Override
  public boolean losesAnswer() {
    return false;
  }

  @Override
  public byte[] shown(String action, String query, byte[] answer) {
    if (action.startsWith("Describe")) {
      return without(action, answer);
    }
    if (action.matches("(Create|Run|Allocate|Import|Copy).*")) {
      String text = new String(answer, UTF_8);
      note(MADE.matcher(text));
      note(INSTANCE.matcher(text));
      note(PAIR.matcher(query));
    }
    return answer;
  }

  /** The looks that something was missing from. */
  Set<String> hidFrom() {
    return Set.copyOf(hidFrom);
  }

  private void note(Matcher matcher) {
    if (matcher.find()) {
      made.put(matcher.group(1), clock.instant());
    }
  }

  private byte[] without(String action, byte[] answer) {
    try {
      JsonNode body = Json.MAPPER.readTree(new String(answer, UTF_8));
      int dropped = 0;
      for (JsonNode list : body) {
        for (JsonNode items : list) {
          if (items instanceof ArrayNode array) {
            dropped += drop(array);
          }
        }
      }
      if (dropped > 0) {
        hidFrom.add(action);
      }
      if (dropped > 0 && body instanceof ObjectNode object && body.has("TotalCount")) {
        object.put("TotalCount", body.path("TotalCount").asInt() - dropped);
      }
      return Json.MAPPER.writeValueAsString(body).getBytes(UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private int drop(ArrayNode items) {
    int dropped = 0;
    for (Iterator<JsonNode> all = items.elements(); all.hasNext(); ) {
      if (isNew(all.next())) {
        all.remove();
        dropped++;
      }
    }
    return dropped;
  }

  /**
   * By the thing's own id; others it merely names, as an address names the machine it is tied to.
   */
  private boolean isNew(JsonNode item) {
    for (String id :
        new String[] {
          "AllocationId",
          "InstanceId",
          "ImageId",
          "KeyPairName",
          "SecurityGroupId",
          "VSwitchId",
          "VpcId"
        }) {
      if (item.has(id)) {
        Instant at = made.get(item.path(id).asText());
        return at != null && clock.instant().isBefore(at.plus(lag));
      }
    }
    return false;
  }
}
