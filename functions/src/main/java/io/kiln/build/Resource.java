package io.kiln.build;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import java.time.Instant;
import java.util.Optional;
import org.immutables.value.Value;

/**
 * One line of the ledger: a cloud resource that a build intended, created, kept or deleted. The
 * request is stored as it is sent, so that a replay sends the same one.
 */
@Value.Immutable
@JsonSerialize(as = ImmutableResource.class)
@JsonDeserialize(as = ImmutableResource.class)
public interface Resource extends WithResource {
  /** The step that made it and whose undo deletes it ({@link Step#name()}). */
  String step();

  /** What it is, in the cloud's words: {@code vpc}, {@code instance}, {@code snapshot}. */
  String kind();

  /** Unique within the build; usually the kind, or the kind and a number. */
  String key();

  String region();

  ResourceState state();

  /** Rises only after an answer that proves that the attempt before made nothing. */
  int attempt();

  /** The ClientToken of this attempt: a name made of build, step, key and attempt. */
  String token();

  /** The request, with secrets by reference. */
  JsonNode request();

  Optional<String> id();

  /** When the present state began. */
  Instant since();

  /** How many empty look-ups followed the last unclear answer. */
  @Value.Default
  default int emptyLooks() {
    return 0;
  }

  /** The call at hand repeats one whose answer was lost: its refusal says nothing of that one. */
  @Value.Default
  default boolean replayed() {
    return false;
  }

  /** The describe call that proved the last state: action, id, what it showed, request id. */
  Optional<String> proof();

  static Builder builder() {
    return new Builder();
  }

  /** Builds a {@link Resource}. */
  final class Builder extends ImmutableResource.Builder {}
}
