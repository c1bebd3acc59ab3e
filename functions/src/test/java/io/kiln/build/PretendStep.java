package io.kiln.build;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.time.Duration;

/** Makes one thing in a {@link PretendCloud}, and does one deed to it. */
final class PretendStep implements Step, Thing {
  private final String kind;
  private final PretendCloud cloud;
  private final Lifecycle lifecycle;
  private final boolean kept;
  private final boolean replayable;

  PretendStep(
      String kind, PretendCloud cloud, Lifecycle lifecycle, boolean kept, boolean replayable) {
    this.kind = kind;
    this.cloud = cloud;
    this.lifecycle = lifecycle;
    this.kept = kept;
    this.replayable = replayable;
  }

  @Override
  public String name() {
    return "make-" + kind;
  }

  @Override
  public Outcome run(Build build) {
    Outcome made = lifecycle.make(build, this, this, words());
    if (made.kind() != Outcome.Kind.DONE) {
      return made;
    }
    return Deeds.once(build, "tag " + kind, () -> cloud.change("tag " + kind))
        .orElseGet(() -> Outcome.done(kept ? keep(made.build()) : made.build()));
  }

  private Build keep(Build build) {
    Resource resource = build.ledger().find(kind).orElseThrow();
    return build.withLedger(build.ledger().with(resource.withState(ResourceState.KEPT)));
  }

  @Override
  public Outcome undo(Build build, Resource resource) {
    return lifecycle.unmake(build, resource, this, words());
  }

  private Words words() {
    return Words.named(kind, Duration.ofSeconds(5))
        .creating("Creating " + kind + "...")
        .created("Created " + kind + ": ");
  }

  @Override
  public String kind() {
    return kind;
  }

  @Override
  public JsonNode request(Build build, String token) {
    return JsonNodeFactory.instance.textNode(token);
  }

  @Override
  public String create(Resource intended) {
    return cloud.create(kind, intended.request().asText());
  }

  @Override
  public Sight find(Resource intended) {
    return cloud
        .byToken(intended.token())
        .map(id -> Sight.of(Sight.State.READY, id, "found " + id))
        .orElseGet(() -> Sight.absent("found nothing"));
  }

  @Override
  public Sight look(Resource created) {
    String id = created.id().orElseThrow();
    return cloud.has(id)
        ? Sight.of(Sight.State.READY, id, "saw " + id)
        : Sight.absent("saw no " + id);
  }

  @Override
  public void delete(Resource created) {
    cloud.delete(created.id().orElseThrow());
  }

  @Override
  public boolean replayable() {
    return replayable;
  }
}
