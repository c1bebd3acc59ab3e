package io.kiln.build;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import java.time.Instant;
import org.immutables.value.Value;

/** Where a build comes from: who asked for it, by which door, together with which others. */
@Value.Immutable
@JsonSerialize(as = ImmutableOrigin.class)
@JsonDeserialize(as = ImmutableOrigin.class)
public interface Origin {
  /** What the builds of one submission have in common. */
  String run();

  /** The door: {@code api}, {@code upload}, {@code schedule} or {@code cli}. */
  String via();

  /** The person's or program's name at that door: a token's, a template folder's, a schedule's. */
  String by();

  /** The template's file name. */
  String template();

  Instant at();

  static Builder builder() {
    return new Builder();
  }

  /** Builds an {@link Origin}. */
  final class Builder extends ImmutableOrigin.Builder {}
}
