package io.kiln.network;

import com.fasterxml.jackson.databind.JsonNode;
import io.kiln.build.Build;
import io.kiln.build.Json;
import io.kiln.build.Resource;
import io.kiln.build.Sight;
import io.kiln.build.Thing;
import io.kiln.cloud.NewVSwitch;
import io.kiln.cloud.Sights;
import io.kiln.cloud.VSwitchView;
import io.kiln.cloud.VSwitches;
import io.kiln.template.EcsBuilder;
import java.util.Set;

/** A vSwitch of the build's own: one, or one for each zone that had to be tried. */
final class OwnVSwitch implements Thing {
  private static final String KIND = "vswitch";

  private final EcsBuilder config;
  private final VSwitches vSwitches;
  private final ChooseBlock blocks;
  private final String key;

  OwnVSwitch(EcsBuilder config, VSwitches vSwitches, ChooseBlock blocks, String key) {
    this.config = config;
    this.vSwitches = vSwitches;
    this.blocks = blocks;
    this.key = key;
  }

  /** The first one has the kind for its key; one in another zone names the zone. */
  static String keyIn(Build build) {
    String zone = build.zoneId().orElseThrow();
    boolean first =
        build
            .ledger()
            .find(KIND)
            .map(r -> Json.fromNode(r.request(), NewVSwitch.class).zoneId().equals(zone))
            .orElse(true);
    return first ? KIND : KIND + "-" + zone;
  }

  @Override
  public String kind() {
    return KIND;
  }

  @Override
  public String key() {
    return key;
  }

  @Override
  public JsonNode request(Build build, String token) {
    return Json.toNode(
        NewVSwitch.builder()
            .region(build.region())
            .vpcId(build.vpcId().orElseThrow())
            .zoneId(build.zoneId().orElseThrow())
            .cidr(blocks.of(build))
            .name(build.resourceName(config.vswitchName()) + key.substring(KIND.length()))
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
