package io.kiln.function;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URLDecoder;
import java.util.ArrayList;
import java.util.List;

/** What an OSS trigger sends: which objects something has happened to. */
final class ObjectEvents {
  private ObjectEvents() {}

  /**
   * The keys of all events.
   *
   * @throws BadEvent when it is no such document
   */
  static List<String> keys(JsonNode document) {
    if (!document.path("events").isArray()) {
      throw new BadEvent("it has no list of events");
    }
    List<String> keys = new ArrayList<>();
    for (JsonNode event : document.path("events")) {
      JsonNode key = event.path("oss").path("object").path("key");
      if (!key.isTextual()) {
        throw new BadEvent("an event names no object (oss.object.key)");
      }
      keys.add(plain(key.asText()));
    }
    return keys;
  }

  /**
   * Whether a key comes encoded is unconfirmed; the names that we take mean the same either way.
   */
  private static String plain(String key) {
    try {
      return key.contains("%2F") ? URLDecoder.decode(key, UTF_8) : key;
    } catch (IllegalArgumentException e) {
      BadEvent bad = new BadEvent("an event's key is only half encoded: " + key);
      bad.initCause(e);
      throw bad;
    }
  }
}
