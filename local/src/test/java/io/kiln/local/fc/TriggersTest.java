package io.kiln.local.fc;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.kiln.local.disk.Json;
import io.kiln.local.ram.Policy;
import io.kiln.local.ram.Role;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class TriggersTest {
  private static final String BUCKET = "acs:ram::1:role/bucket";

  private final Deployment cloud = new Deployment(false, Deployment.counting());
  private final AsyncQueue queue = new AsyncQueue(cloud.functions, Map.of(), cloud.clock);
  private final AtomicBoolean idle = new AtomicBoolean();
  private final Triggers triggers =
      new Triggers(
          List.of(new TimerSpec("each-minute", "Counting", "@every 1m", "{}", true)),
          List.of(
              new ObjectTrigger(
                  "Counting", "b", Set.of("oss:ObjectCreated:*"), "requests/", ".json", BUCKET)),
          queue,
          cloud.ram,
          cloud.host,
          function -> idle.get());

  @AfterEach
  void close() {
    cloud.close();
  }

  @Test
  void aTimerFiresOnceHoweverLateItIsAsked() {
    assertThat(triggers.run()).isZero();
    cloud.clock.move(Duration.ofMinutes(5));

    assertThat(triggers.run()).isEqualTo(1);
    assertThat(triggers.run()).isZero();
    assertThat(triggers.next()).contains(Instant.parse("2026-11-22T12:06:30Z"));
    assertThat(queue.run()).isEqualTo(1);
  }

  @Test
  void aTickThatWouldFindNothingIsOnlyCounted() {
    idle.set(true);
    cloud.clock.move(Duration.ofMinutes(1));

    assertThat(triggers.run()).isZero();
    assertThat(triggers.skipped()).isEqualTo(1);
    assertThat(queue.next()).isEmpty();
  }

  @Test
  void anObjectInvokesTheFunctionThatWantsIt() {
    allow("oss.aliyuncs.com", "acs:fc:cn-shenzhen:1:functions/Counting/*");

    triggers.happened(new ObjectEvent("ObjectCreated:PutObject", "b", "requests/1.json", 3, "E"));
    triggers.happened(new ObjectEvent("ObjectCreated:PutObject", "b", "builds/1.json", 3, "E"));
    triggers.happened(
        new ObjectEvent("ObjectRemoved:DeleteObject", "b", "requests/1.json", 3, "E"));

    assertThat(queue.run()).isEqualTo(1);
  }

  @Test
  void aBucketWhoseRoleMayNotCallTheFunctionCallsNothing() {
    ObjectEvent event = new ObjectEvent("ObjectCreated:PutObject", "b", "requests/1.json", 3, "E");

    triggers.happened(event);
    allow("oss.aliyuncs.com", "acs:fc:cn-shenzhen:1:functions/Another/*");
    triggers.happened(event);
    allow("fc.aliyuncs.com", "acs:fc:cn-shenzhen:1:functions/Counting/*");
    triggers.happened(event);

    assertThat(queue.run()).isZero();
  }

  private void allow(String service, String function) {
    ObjectNode document = Json.MAPPER.createObjectNode().put("Version", "1");
    ObjectNode statement = document.putArray("Statement").addObject().put("Effect", "Allow");
    statement.putArray("Action").add("fc:InvokeFunction");
    statement.putArray("Resource").add(function);
    Policy policy = Policy.read("bucket", document);
    cloud.ram.put(new Role("bucket", BUCKET, List.of(service), List.of(policy)));
  }
}
