package io.kiln.network;

import com.fasterxml.jackson.databind.JsonNode;
import io.kiln.build.Build;
import io.kiln.build.Json;
import io.kiln.build.Lifecycle;
import io.kiln.build.Outcome;
import io.kiln.build.Resource;
import io.kiln.build.Sight;
import io.kiln.build.Step;
import io.kiln.build.StepFailure;
import io.kiln.build.Thing;
import io.kiln.build.Words;
import io.kiln.cloud.NewVSwitch;
import io.kiln.cloud.Sights;
import io.kiln.cloud.Taggable;
import io.kiln.cloud.Tags;
import io.kiln.cloud.VSwitchView;
import io.kiln.cloud.VSwitches;
import io.kiln.template.EcsBuilder;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/** Makes the temporary vSwitch in a zone that has the instance type, or finds the named one. */
public final class CreateVSwitch implements Step, Thing {
  private static final String DEFAULT_CIDR = "172.16.0.0/24";

  private static final Words WORDS =
      Words.named("vSwitch", Duration.ofSeconds(5))
          .creating("Creating vswitch...")
          .created("Created vswitch: ");

  private final EcsBuilder config;
  private final VSwitches vSwitches;
  private final Tags tags;
  private final ChooseZone zones;
  private final Lifecycle lifecycle;

  public CreateVSwitch(
      EcsBuilder config, VSwitches vSwitches, Tags tags, ChooseZone zones, Lifecycle lifecycle) {
    this.config = config;
    this.vSwitches = vSwitches;
    this.tags = tags;
    this.zones = zones;
    this.lifecycle = lifecycle;
  }

  @Override
  public String name() {
    return "create-vswitch";
  }

  @Override
  public Outcome run(Build build) {
    if (config.vswitchId().isPresent()) {
      return existing(build, config.vswitchId().get());
    }
    if (build.zoneId().isEmpty()) {
      return Outcome.record(build.withZoneId(zones.of(build)));
    }
    Outcome made = lifecycle.make(build, this, this, WORDS);
    return made.kind() == Outcome.Kind.DONE ? tagged(made.build()) : made;
  }

  private Outcome tagged(Build build) {
    String id = build.ledger().idOf(key());
    return LateTags.add(tags, build, Taggable.VSWITCH, id)
        .orElseGet(() -> Outcome.done(build.withVSwitchId(id)));
  }

  private Outcome existing(Build build, String id) {
    Optional<VSwitchView> found = vSwitches.byId(build.region(), id).one();
    String vpcId = build.vpcId().orElseThrow();
    if (found.isEmpty() || !found.get().vpcId().equals(vpcId)) {
      throw StepFailure.refused(
          "The specified vswitch {" + id + "} doesn't exist in vpc " + vpcId + ".");
    }
    return Outcome.done(build.withVSwitchId(id).withZoneId(found.get().zoneId()));
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
            .cidr(config.cidrBlock().orElse(DEFAULT_CIDR))
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
