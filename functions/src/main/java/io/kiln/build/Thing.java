package io.kiln.build;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * One cloud resource as its step knows it: how it is asked for, found again, watched and deleted.
 * {@link Lifecycle} calls these in the order that survives a death between any two of them.
 */
public interface Thing {
  /** What it is, in the cloud's words: {@code vpc}. */
  String kind();

  /** Unique within the build; the kind, unless a build makes several. */
  default String key() {
    return kind();
  }

  /** Where it is made: the build's own region, unless it is a copy elsewhere. */
  default String region(Build build) {
    return build.region();
  }

  /** The request exactly as it is going to be sent, and sent again. */
  JsonNode request(Build build, String token);

  /** Makes the call; returns the id. A repeat with the same request makes no second one. */
  String create(Resource intended);

  /** Looks for what an unclear answer may have made: by token, name or tag. */
  Sight find(Resource intended);

  /** Describes it. */
  Sight look(Resource created);

  /** Asks for its deletion; returns normally when it is gone already. */
  void delete(Resource created);

  /** Whether the request carries a ClientToken, so that replaying it is safe. */
  default boolean replayable() {
    return true;
  }
}
