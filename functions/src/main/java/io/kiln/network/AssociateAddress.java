package io.kiln.network;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.kiln.build.Build;
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
import io.kiln.cloud.Found;
import io.kiln.template.EcsBuilder;
import java.time.Duration;

/**
 * Gives the instance its EIP, the build's own or the one that the template names. The bond is a
 * resource of its own: it must be undone before the address can be released.
 */
public final class AssociateAddress implements Step, Thing {
  private static final Words WORDS = Words.named("EIP association", Duration.ofSeconds(4));

  private final EcsBuilder config;
  private final Addresses addresses;
  private final Lifecycle lifecycle;

  public AssociateAddress(EcsBuilder config, Addresses addresses, Lifecycle lifecycle) {
    this.config = config;
    this.addresses = addresses;
    this.lifecycle = lifecycle;
  }

  @Override
  public String name() {
    return "associate-address";
  }

  @Override
  public Outcome run(Build build) {
    Outcome made = lifecycle.make(build, this, this, WORDS);
    if (made.kind() != Outcome.Kind.DONE) {
      return made;
    }
    String ip = address(build).one().orElseThrow().address();
    Outcome done = Outcome.done(build.withAddress(ip));
    return config.eipId().isPresent() ? done.saying(LogLine.message("Using EIP: " + ip)) : done;
  }

  private Found<AddressView> address(Build build) {
    return addresses.byId(build.region(), build.ledger().idOf(key()).split("/", -1)[0]);
  }

  @Override
  public Outcome undo(Build build, Resource resource) {
    return lifecycle.unmake(build, resource, this, WORDS);
  }

  @Override
  public String kind() {
    return "eip-association";
  }

  /** The text {@code allocation/instance}, which is the bond's id as well. */
  @Override
  public JsonNode request(Build build, String token) {
    String allocation = config.eipId().orElseGet(() -> build.ledger().idOf("eip"));
    return JsonNodeFactory.instance.textNode(allocation + "/" + build.instanceId().orElseThrow());
  }

  @Override
  public String create(Resource intended) {
    String[] bond = intended.request().asText().split("/", -1);
    addresses.associate(intended.region(), bond[0], bond[1]);
    return intended.request().asText();
  }

  @Override
  public Sight find(Resource intended) {
    return look(intended);
  }

  @Override
  public Sight look(Resource resource) {
    String id = resource.request().asText();
    String[] bond = id.split("/", -1);
    Found<AddressView> found = addresses.byId(resource.region(), bond[0]);
    boolean foreign =
        found.one().flatMap(AddressView::instanceId).filter(i -> !i.equals(bond[1])).isPresent();
    String status =
        foreign ? "with another instance" : found.one().map(AddressView::status).orElse("none");
    String proof = found.proof(bond[0], status);
    switch (status) {
      case "InUse":
        return Sight.of(Sight.State.READY, id, proof);
      case "Associating":
      case "Unassociating":
        return Sight.of(Sight.State.PENDING, id, proof);
      default:
        return Sight.absent(proof);
    }
  }

  @Override
  public void delete(Resource created) {
    String[] bond = created.request().asText().split("/", -1);
    addresses.unassociate(created.region(), bond[0], bond[1]);
  }

  /** The call takes no token; repeating it on an associated address is refused. */
  @Override
  public boolean replayable() {
    return false;
  }
}
