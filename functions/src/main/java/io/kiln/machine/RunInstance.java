package io.kiln.machine;

import com.fasterxml.jackson.databind.JsonNode;
import io.kiln.build.Build;
import io.kiln.build.Json;
import io.kiln.build.Lifecycle;
import io.kiln.build.LogLine;
import io.kiln.build.Outcome;
import io.kiln.build.Resource;
import io.kiln.build.Sight;
import io.kiln.build.Step;
import io.kiln.build.Thing;
import io.kiln.build.Words;
import io.kiln.cloud.CloudFailure;
import io.kiln.cloud.InstanceView;
import io.kiln.cloud.Instances;
import io.kiln.cloud.NewInstance;
import io.kiln.cloud.Sights;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Makes the instance in one boot: started, with its key and, unless it gets an EIP, an address. */
public final class RunInstance implements Step, Thing {
  private static final Set<String> NO_STOCK =
      Set.of("OperationDenied.NoStock", "Zone.NotOnSale", "InvalidInstanceType.ValueNotSupported");

  private static final Words WORDS =
      Words.named("instance", Duration.ofSeconds(20))
          .creating("Creating instance...")
          .created("Created instance: ");

  private final InstanceRequest request;
  private final Instances instances;
  private final OtherZones zones;
  private final Lifecycle lifecycle;

  public RunInstance(
      InstanceRequest request, Instances instances, OtherZones zones, Lifecycle lifecycle) {
    this.request = request;
    this.instances = instances;
    this.zones = zones;
    this.lifecycle = lifecycle;
  }

  @Override
  public String name() {
    return "run-instance";
  }

  @Override
  public Outcome run(Build build) {
    if (build.vSwitchId().isEmpty()) {
      return zones.reach(build);
    }
    try {
      return lifecycle.make(build, this, this, WORDS).then(this::learnt);
    } catch (CloudFailure refusal) {
      return soldOut(build, refusal);
    }
  }

  private Build learnt(Build build) {
    Resource instance = build.ledger().find(key()).orElseThrow();
    NewInstance sent = Json.fromNode(instance.request(), NewInstance.class);
    return build.withInstanceId(instance.id()).withAutoReleaseAt(sent.autoReleaseTime());
  }

  /** The stock that was seen is gone: the next zone, or the template's next type if it has one. */
  private Outcome soldOut(Build build, CloudFailure refusal) {
    Optional<Build> next =
        refusal.code().filter(NO_STOCK::contains).flatMap(code -> zones.after(build));
    if (next.isEmpty()) {
      throw refusal;
    }
    String text =
        "Out of stock; trying "
            + next.get().instanceType().orElseThrow()
            + " in "
            + next.get().zoneId().orElseThrow()
            + " instead";
    return Outcome.record(Lifecycle.withdrawn(next.get(), key(), refusal))
        .saying(LogLine.message(text));
  }

  @Override
  public Outcome undo(Build build, Resource resource) {
    return lifecycle.unmake(build, resource, this, WORDS);
  }

  @Override
  public String kind() {
    return "instance";
  }

  @Override
  public JsonNode request(Build build, String token) {
    return Json.toNode(request.of(build, token));
  }

  @Override
  public String create(Resource intended) {
    NewInstance announced = Json.fromNode(intended.request(), NewInstance.class);
    return instances.run(request.complete(announced));
  }

  @Override
  public Sight find(Resource intended) {
    NewInstance sent = Json.fromNode(intended.request(), NewInstance.class);
    Map<String, String> mark = Map.of("kiln:build", sent.tags().getOrDefault("kiln:build", ""));
    return Sights.of(instances.byTags(intended.region(), mark), mark.toString(), InstanceView::id);
  }

  @Override
  public Sight look(Resource created) {
    String id = created.id().orElseThrow();
    return Sights.of(
        instances.byId(created.region(), id),
        id,
        InstanceView::id,
        InstanceView::status,
        Set.of("Running"));
  }

  /** Also while it runs; refused while it starts or stops, which is a wait. */
  @Override
  public void delete(Resource created) {
    instances.delete(created.region(), created.id().orElseThrow(), true);
  }
}
