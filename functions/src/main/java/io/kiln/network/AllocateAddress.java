package io.kiln.network;

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
import io.kiln.cloud.AddressView;
import io.kiln.cloud.Addresses;
import io.kiln.cloud.NewAddress;
import io.kiln.cloud.Sights;
import io.kiln.cloud.Taggable;
import io.kiln.cloud.Tags;
import io.kiln.template.EcsBuilder;
import java.time.Duration;
import java.util.Set;

/** Makes the temporary EIP of a template that asks for one. */
public final class AllocateAddress implements Step, Thing {
  private static final Words WORDS =
      Words.named("EIP", Duration.ofSeconds(2)).creating("Allocating EIP...");

  private final EcsBuilder config;
  private final Addresses addresses;
  private final Tags tags;
  private final Lifecycle lifecycle;

  public AllocateAddress(EcsBuilder config, Addresses addresses, Tags tags, Lifecycle lifecycle) {
    this.config = config;
    this.addresses = addresses;
    this.tags = tags;
    this.lifecycle = lifecycle;
  }

  @Override
  public String name() {
    return "allocate-address";
  }

  @Override
  public Outcome run(Build build) {
    Outcome made = lifecycle.make(build, this, this, WORDS);
    return made.kind() == Outcome.Kind.DONE ? tagged(made.build()) : made;
  }

  private Outcome tagged(Build build) {
    String id = build.ledger().idOf(key());
    return LateTags.add(tags, build, Taggable.EIP, id)
        .orElseGet(
            () -> {
              String ip = addresses.byId(build.region(), id).one().orElseThrow().address();
              return Outcome.done(build).saying(LogLine.message("Allocated EIP: " + ip));
            });
  }

  @Override
  public Outcome undo(Build build, Resource resource) {
    return lifecycle.unmake(build, resource, this, WORDS);
  }

  @Override
  public String kind() {
    return "eip";
  }

  @Override
  public JsonNode request(Build build, String token) {
    int asked = config.internetMaxBandwidthOut();
    NewAddress.Builder address =
        NewAddress.builder()
            .region(build.region())
            .name(build.resourceName())
            .chargeType(config.internetChargeType())
            .token(token);
    return Json.toNode(
        asked > 0 ? address.bandwidth(String.valueOf(asked)).build() : address.build());
  }

  @Override
  public String create(Resource intended) {
    return addresses.allocate(Json.fromNode(intended.request(), NewAddress.class));
  }

  @Override
  public Sight find(Resource intended) {
    NewAddress request = Json.fromNode(intended.request(), NewAddress.class);
    return Sights.of(
        addresses.byName(request.region(), request.name()),
        request.name(),
        AddressView::allocationId);
  }

  @Override
  public Sight look(Resource created) {
    String id = created.id().orElseThrow();
    return Sights.of(
        addresses.byId(created.region(), id),
        id,
        AddressView::allocationId,
        AddressView::status,
        Set.of("Available", "InUse"));
  }

  @Override
  public void delete(Resource created) {
    addresses.release(created.region(), created.id().orElseThrow());
  }
}
