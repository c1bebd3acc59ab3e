package io.kiln.network;

import com.fasterxml.jackson.databind.JsonNode;
import io.kiln.build.Build;
import io.kiln.build.Json;
import io.kiln.build.Lifecycle;
import io.kiln.build.Outcome;
import io.kiln.build.Resource;
import io.kiln.build.Sight;
import io.kiln.build.Step;
import io.kiln.build.Thing;
import io.kiln.build.Words;
import io.kiln.cloud.CloudFailure;
import io.kiln.cloud.NewVSwitch;
import io.kiln.cloud.Sights;
import io.kiln.cloud.Taggable;
import io.kiln.cloud.Tags;
import io.kiln.cloud.VSwitchView;
import io.kiln.cloud.VSwitches;
import io.kiln.template.EcsBuilder;
import java.time.Duration;
import java.util.Set;

/**
 * Makes the temporary vSwitch in a zone that has the instance type, with addresses that nobody else
 * in its VPC has; or takes the one that the template names.
 */
public final class CreateVSwitch implements Step, Thing {
  private static final String OVERLAPPED = "InvalidCidrBlock.Overlapped";
  private static final int MOST_COLLISIONS = 5;

  private static final Words WORDS =
      Words.named("vSwitch", Duration.ofSeconds(5))
          .creating("Creating vswitch...")
          .created("Created vswitch: ");

  private final EcsBuilder config;
  private final VSwitches vSwitches;
  private final Tags tags;
  private final ChooseZone zones;
  private final ChooseBlock blocks;
  private final Lifecycle lifecycle;

  public CreateVSwitch(
      EcsBuilder config,
      VSwitches vSwitches,
      Tags tags,
      ChooseZone zones,
      ChooseBlock blocks,
      Lifecycle lifecycle) {
    this.config = config;
    this.vSwitches = vSwitches;
    this.tags = tags;
    this.zones = zones;
    this.blocks = blocks;
    this.lifecycle = lifecycle;
  }

  @Override
  public String name() {
    return "create-vswitch";
  }

  @Override
  public Outcome run(Build build) {
    if (build.instanceType().isEmpty()) {
      return Outcome.record(zones.of(build));
    }
    if (config.vswitchId().isPresent()) {
      return Outcome.done(build.withVSwitchId(config.vswitchId()));
    }
    try {
      Outcome made = lifecycle.make(build, this, this, WORDS);
      return made.kind() == Outcome.Kind.DONE ? tagged(made.build()) : made;
    } catch (CloudFailure refusal) {
      return collided(build, refusal);
    }
  }

  /** Another build took the block between the look and the call: choose again. */
  private Outcome collided(Build build, CloudFailure refusal) {
    boolean overlap = refusal.code().filter(OVERLAPPED::equals).isPresent();
    boolean shared = build.ledger().find("vpc").isEmpty();
    int attempt = build.ledger().find(key()).map(Resource::attempt).orElse(0);
    if (overlap && shared && attempt < MOST_COLLISIONS) {
      return Outcome.record(Lifecycle.withdrawn(build, key(), refusal));
    }
    throw refusal;
  }

  private Outcome tagged(Build build) {
    String id = build.ledger().idOf(key());
    return LateTags.add(tags, build, Taggable.VSWITCH, id)
        .orElseGet(() -> Outcome.done(build.withVSwitchId(id)));
  }

  @Override
  public Outcome undo(Build build, Resource resource) {
    return lifecycle.unmake(build, resource, this, WORDS);
  }

  @Override
  public String kind() {
    return "vswitch";
  }

  @Override
  public JsonNode request(Build build, String token) {
    return Json.toNode(
        NewVSwitch.builder()
            .region(build.region())
            .vpcId(build.vpcId().orElseThrow())
            .zoneId(build.zoneId().orElseThrow())
            .cidr(blocks.of(build))
            .name(build.resourceName(config.vswitchName()))
            .token(token)
            .build());
  }

  @Override
  public String create(Resource intended) {
    return vSwitches.create(Json.fromNode(intended.request(), NewVSwitch.class));
  }

  @Override
  public Sight find(Resource intended) {
    NewVSwitch request = Json.fromNode(intended.request(), NewVSwitch.class);
    return Sights.of(
        vSwitches.byName(request.region(), request.vpcId(), request.name()),
        request.name(),
        VSwitchView::id);
  }

  @Override
  public Sight look(Resource created) {
    String id = created.id().orElseThrow();
    return Sights.of(
        vSwitches.byId(created.region(), id),
        id,
        VSwitchView::id,
        VSwitchView::status,
        Set.of("Available"));
  }

  @Override
  public void delete(Resource created) {
    vSwitches.delete(created.region(), created.id().orElseThrow());
  }
}
