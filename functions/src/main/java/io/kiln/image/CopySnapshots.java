package io.kiln.image;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.kiln.build.Build;
import io.kiln.build.Lifecycle;
import io.kiln.build.Outcome;
import io.kiln.build.Resource;
import io.kiln.build.Sight;
import io.kiln.build.Step;
import io.kiln.build.Thing;
import io.kiln.build.Words;
import io.kiln.cloud.Found;
import io.kiln.cloud.ImageView;
import io.kiln.cloud.SnapshotView;
import io.kiln.cloud.Snapshots;
import io.kiln.template.ImageCopy;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Announces the snapshots that a copy is going to stand on. Only the copy itself names them, and
 * they outlive it: so whoever deletes the copy writes their ids down first.
 */
public final class CopySnapshots implements Step, Thing {
  static final String PREFIX = "image-snapshots-";

  private static final Words WORDS = Words.named("snapshot", Duration.ZERO);

  private final ImageCopy target;
  private final Snapshots snapshots;
  private final Lifecycle lifecycle;

  public CopySnapshots(ImageCopy target, Snapshots snapshots, Lifecycle lifecycle) {
    this.target = target;
    this.snapshots = snapshots;
    this.lifecycle = lifecycle;
  }

  @Override
  public String name() {
    return "announce-" + key();
  }

  @Override
  public Outcome run(Build build) {
    return lifecycle.start(build, this, this, WORDS);
  }

  @Override
  public Outcome undo(Build build, Resource resource) {
    return lifecycle.unmake(build, resource, this, WORDS);
  }

  /** Writes down which snapshots they are. */
  Build learnt(Build build, ImageView copy) {
    List<String> ids = copy.snapshotIds();
    return build
        .ledger()
        .find(key())
        .filter(known -> !ids.isEmpty())
        .map(known -> known.withId(String.join(", ", ids)))
        .map(known -> build.withLedger(build.ledger().with(known)))
        .orElse(build);
  }

  @Override
  public String kind() {
    return "snapshot";
  }

  @Override
  public String key() {
    return PREFIX + target.region();
  }

  @Override
  public String region(Build build) {
    return target.region();
  }

  @Override
  public JsonNode request(Build build, String token) {
    return JsonNodeFactory.instance.textNode("of the copy in " + target.region());
  }

  /** No call of its own: the copy's call takes them. */
  @Override
  public String create(Resource intended) {
    return intended.request().asText();
  }

  @Override
  public Sight find(Resource intended) {
    return Sight.of(Sight.State.READY, create(intended), "announced");
  }

  @Override
  public Sight look(Resource created) {
    List<String> ids = ids(created);
    if (ids.isEmpty()) {
      return Sight.absent("no copy in " + created.region() + " ever showed a snapshot");
    }
    Found<SnapshotView> found = snapshots.byIds(created.region(), ids);
    String proof = found.proof(String.join(", ", ids), found.isEmpty() ? "none" : "there");
    return found.isEmpty()
        ? Sight.absent(proof)
        : Sight.of(Sight.State.READY, created.id().orElseThrow(), proof);
  }

  @Override
  public void delete(Resource created) {
    ids(created).forEach(id -> snapshots.delete(created.region(), id));
  }

  private static List<String> ids(Resource created) {
    return created.id().stream()
        .filter(id -> !id.equals(created.request().asText()))
        .flatMap(id -> Stream.of(id.split(", ", -1)))
        .collect(Collectors.toList());
  }
}
