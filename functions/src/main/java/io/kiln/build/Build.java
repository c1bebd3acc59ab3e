package io.kiln.build;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.immutables.value.Value;

/**
 * The whole state of one build, as each journal entry carries it. What steps learn from each other
 * stands here, typed; what they made stands in the {@link Ledger}.
 */
@Value.Immutable
@JsonSerialize(as = ImmutableBuild.class)
@JsonDeserialize(as = ImmutableBuild.class)
public interface Build extends WithBuild {
  /** The tag of whatever must go again; what is kept loses it. */
  String TEMPORARY = "kiln:temporary";

  /** The deed that sets a standing machine's release time; a resumed build may do it again. */
  String LET_STAND = "let-stand";

  BuildId id();

  /** The deployment that runs it: the value of the tag {@code kiln:stack}. */
  String stack();

  /** The builder's name in the template: the prefix of each log line. */
  String builderName();

  String region();

  String imageName();

  Instant startedAt();

  /** Left standing when it fails ({@code -on-error=abort}). */
  @Value.Default
  default boolean keepOnFailure() {
    return false;
  }

  /** How long it is held when a provisioner fails ({@code -on-error=hold}). */
  Optional<Duration> holdFor();

  /** Until when it is held; then it is undone. */
  Optional<Instant> heldUntil();

  /** Whether a failure of a provisioner is followed by the template's cleanup provisioner. */
  @Value.Default
  default boolean rescued() {
    return true;
  }

  /** The watchdog drives it: whoever drove it before has left it. */
  @Value.Default
  default boolean adopted() {
    return false;
  }

  Phase phase();

  /** The step at hand ({@link Step#name()}); while undoing, the one that ran last. */
  String step();

  @Value.Default
  default Ledger ledger() {
    return Ledger.empty();
  }

  /** Mutating calls that make no resource, by name. */
  Map<String, Deed> deeds();

  Optional<Waiting> waiting();

  /** Moves that broke lately, until one is answered. */
  Optional<Stumble> stumble();

  Optional<Failure> failure();

  /** What went wrong while undoing; the build's failure stays the first one. */
  List<String> undoFailures();

  Optional<Result> result();

  Optional<Cleanup> cleanup();

  Optional<Instant> endedAt();

  Optional<String> sourceImageId();

  Optional<String> keyPairName();

  Optional<String> vpcId();

  Optional<String> zoneId();

  Optional<String> vSwitchId();

  Optional<String> securityGroupId();

  Optional<String> instanceId();

  /** When the cloud itself will release the instance unless the moment is pushed on. */
  Optional<Instant> autoReleaseAt();

  /** Where the machine is reached. */
  Optional<String> address();

  /** The machine's SSH host key, pinned at the first login. */
  Optional<String> hostKey();

  /** Whether a provisioner has begun on the machine: from then on the host key is fixed. */
  @Value.Default
  default boolean hostKeyFixed() {
    return false;
  }

  /** How often the machine refused the first login. */
  @Value.Default
  default int handshakes() {
    return 0;
  }

  Optional<JobProgress> job();

  /** The image this build made, by region. */
  Map<String, String> imageIds();

  /** The new image counts from now on: what follows only completes it, and cancel is refused. */
  @Value.Default
  default boolean rollsForward() {
    return false;
  }

  /** The names this build holds, by region: what its images are called in the end. */
  Map<String, String> imageNames();

  /** Whether it may still be given up: it is under way, and not past the point of no return. */
  default boolean mayFail() {
    return phase() == Phase.STEP && !rollsForward();
  }

  /** Whether it was left standing, but its machine still has the cloud's release time. */
  default boolean standsUnkept() {
    return cleanup().filter(Cleanup.SUSPENDED::equals).isPresent()
        && !did(LET_STAND)
        && ledger().find("instance").filter(r -> r.state() == ResourceState.CREATED).isPresent();
  }

  /** The images of the same names that this build replaces, at the very end, by region. */
  Map<String, String> replacedImageIds();

  /** The snapshots of those images, by region: once an image is gone nothing else tells them. */
  Map<String, List<String>> replacedSnapshotIds();

  /** The type of the instance, once it is known which one is in stock. */
  Optional<String> instanceType();

  /** What turned out to be sold out, though it was shown in stock: a type and its zone. */
  List<String> soldOut();

  /** What the chain of post-processors at hand has come to. */
  Optional<Product> product();

  /** Why chains of post-processors ended early, by chain. */
  Map<String, String> outputFailures();

  /** The entries of each manifest, by its path. */
  Map<String, List<JsonNode>> manifests();

  /** Bytes of the log up to and including the entry that carries this state. */
  @Value.Default
  default long logSize() {
    return 0;
  }

  /** Returns whether the mutating call of this name was answered. */
  default boolean did(String deed) {
    return deeds().get(deed) == Deed.DONE;
  }

  /** The name of the pause that a person has to end. */
  default Optional<String> heldAt() {
    return job()
        .filter(at -> at.stage().equals(JobProgress.HELD))
        .map(at -> "provision-" + at.provisioner() + "-" + at.task() + "-" + at.attempt());
  }

  /** The name of whatever takes a name in the cloud: it tells whose it is. */
  default String resourceName() {
    return "kiln-" + id();
  }

  /** The same behind a name of the user's own, within the 128 characters that names may have. */
  default String resourceName(Optional<String> own) {
    return own.map(name -> name.substring(0, Math.min(60, name.length())) + "-" + resourceName())
        .orElse(resourceName());
  }

  /** The ClientToken of a call that makes no resource: always the same for the same deed. */
  default String token(String deed) {
    return Token.of(id(), "deed", deed, 0);
  }

  /** The tags of whatever takes tags, and must go again. */
  default Map<String, String> temporaryTags() {
    return Map.of("kiln:stack", stack(), "kiln:build", id().toString(), TEMPORARY, "true");
  }

  static Builder builder() {
    return new Builder();
  }

  /** Builds a {@link Build}. */
  final class Builder extends ImmutableBuild.Builder {}
}
