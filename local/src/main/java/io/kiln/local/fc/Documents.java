package io.kiln.local.fc;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.kiln.local.disk.Json;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** The events that Function Compute makes itself, as its documents show them. */
final class Documents {
  private Documents() {}

  /** What a timer hands over; its payload is always a text. */
  static String timer(TimerSpec timer, Instant fired) {
    ObjectNode event = Json.MAPPER.createObjectNode();
    event.put("triggerTime", fired.truncatedTo(ChronoUnit.SECONDS).toString());
    event.put("triggerName", timer.name());
    event.put("payload", timer.payload());
    return text(event);
  }

  /** What the destination of an asynchronous invocation is told. */
  static String outcome(AsyncEvent event, Reply reply, String condition, Instant now) {
    ObjectNode told = Json.MAPPER.createObjectNode();
    told.put("timestamp", now.toEpochMilli());
    ObjectNode request = told.putObject("requestContext");
    request.put("requestId", reply.requestId());
    request.put("functionArn", event.function());
    request.put("condition", condition);
    request.put("approximateInvokeCount", event.tries() + 1);
    told.put("requestPayload", event.event());
    ObjectNode response = told.putObject("responseContext");
    response.put("statusCode", reply.status());
    response.put("functionError", reply.errorType());
    told.put("responsePayload", reply.text());
    return text(told);
  }

  /** What a bucket's trigger hands over; the event's name has no {@code oss:} here. */
  static String object(ObjectEvent happened, Host host, Instant now) {
    ObjectNode event = Json.MAPPER.createObjectNode();
    ObjectNode one = event.putArray("events").addObject();
    one.put("eventName", happened.name());
    one.put("eventSource", "acs:oss");
    one.put("eventTime", now.truncatedTo(ChronoUnit.MILLIS).toString());
    one.put("eventVersion", "1.0");
    ObjectNode oss = one.putObject("oss");
    ObjectNode bucket = oss.putObject("bucket");
    bucket.put("arn", "acs:oss:" + host.region() + ":" + host.account() + ":" + happened.bucket());
    bucket.put("name", happened.bucket()).put("ownerIdentity", host.account());
    ObjectNode object = oss.putObject("object");
    object.put("deltaSize", happened.size()).put("eTag", happened.etag());
    object.put("key", happened.key()).put("size", happened.size());
    oss.put("ossSchemaVersion", "1.0").put("ruleId", "local");
    one.put("region", host.region());
    one.putObject("requestParameters").put("sourceIPAddress", "127.0.0.1");
    one.putObject("responseElements").put("requestId", "local");
    one.putObject("userIdentity").put("principalId", host.account());
    return text(event);
  }

  private static String text(ObjectNode event) {
    try {
      return Json.MAPPER.writeValueAsString(event);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a tree is always JSON", e);
    }
  }
}
