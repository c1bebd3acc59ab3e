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
import io.kiln.cloud.NewVpc;
import io.kiln.cloud.Sights;
import io.kiln.cloud.Taggable;
import io.kiln.cloud.Tags;
import io.kiln.cloud.VpcView;
import io.kiln.cloud.Vpcs;
import io.kiln.template.EcsBuilder;
import java.time.Duration;
import java.util.Set;

/** Makes the temporary VPC, unless the template names one, or something in one. */
public final class CreateVpc implements Step, Thing {
  /** Holds the vSwitch's default block, and is what Packer's users have. */
  private static final String DEFAULT_CIDR = "172.16.0.0/16";

  private static final Words WORDS =
      Words.named("VPC", Duration.ofSeconds(6))
          .creating("Creating vpc...")
          .created("Created vpc: ");

  private final EcsBuilder config;
  private final Vpcs vpcs;
  private final Tags tags;
  private final Lifecycle lifecycle;

  public CreateVpc(EcsBuilder config, Vpcs vpcs, Tags tags, Lifecycle lifecycle) {
    this.config = config;
    this.vpcs = vpcs;
    this.tags = tags;
    this.lifecycle = lifecycle;
  }

  @Override
  public String name() {
    return "create-vpc";
  }

  @Override
  public Outcome run(Build build) {
    if (build.vpcId().isPresent() && build.ledger().find(key()).isEmpty()) {
      return Outcome.done(build);
    }
    Outcome made = lifecycle.make(build, this, this, WORDS);
    return made.kind() == Outcome.Kind.DONE ? tagged(made.build()) : made;
  }

  private Outcome tagged(Build build) {
    String id = build.ledger().idOf(key());
    return LateTags.add(tags, build, Taggable.VPC, id)
        .orElseGet(() -> Outcome.done(build.withVpcId(id)));
  }

  @Override
  public Outcome undo(Build build, Resource resource) {
    return lifecycle.unmake(build, resource, this, WORDS);
  }

  @Override
  public String kind() {
    return "vpc";
  }

  @Override
  public JsonNode request(Build build, String token) {
    return Json.toNode(
        NewVpc.builder()
            .region(build.region())
            .name(build.resourceName(config.vpcName()))
            .cidr(config.cidrBlock().orElse(DEFAULT_CIDR))
            .token(token)
            .build());
  }

  @Override
  public String create(Resource intended) {
    return vpcs.create(Json.fromNode(intended.request(), NewVpc.class));
  }

  @Override
  public Sight find(Resource intended) {
    NewVpc request = Json.fromNode(intended.request(), NewVpc.class);
    return Sights.of(vpcs.byName(request.region(), request.name()), request.name(), VpcView::id);
  }

  @Override
  public Sight look(Resource created) {
    String id = created.id().orElseThrow();
    return Sights.of(
        vpcs.byId(created.region(), id), id, VpcView::id, VpcView::status, Set.of("Available"));
  }

  @Override
  public void delete(Resource created) {
    vpcs.delete(created.region(), created.id().orElseThrow());
  }
}
