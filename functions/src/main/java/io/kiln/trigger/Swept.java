package io.kiln.trigger;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import org.immutables.value.Value;

/** What a sweep did with one thing, and the look that proves it. */
@Value.Immutable
@JsonSerialize(as = ImmutableSwept.class)
@JsonDeserialize(as = ImmutableSwept.class)
public interface Swept {
  String region();

  /** In the cloud's words: {@code vpc}, {@code instance}. */
  String kind();

  String id();

  /** Whose it is, as its tag or the ledger says. */
  String build();

  Fate fate();

  /** The describe call that showed it, or showed that it is gone; or why nothing was done. */
  String proof();

  /** What became of it. */
  enum Fate {
    /** It is gone. */
    DELETED,
    /** It would be deleted: a dry run deletes nothing. */
    WOULD_DELETE,
    /** Its build is under way, or was left standing on purpose. */
    LIVE,
    /** Its build's ledger keeps it. */
    KEPT,
    /** No readable journal tells whose it is: a person decides. */
    UNKNOWN,
    /** It could not be deleted this time. */
    LEFT
  }

  static Builder builder() {
    return new Builder();
  }

  /** Builds a {@link Swept}. */
  final class Builder extends ImmutableSwept.Builder {}
}
