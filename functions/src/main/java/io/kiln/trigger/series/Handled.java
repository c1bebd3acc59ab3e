package io.kiln.trigger.series;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import org.immutables.value.Value;

/** The upload that was dealt with last: the same one again is no news. */
@Value.Immutable
@JsonSerialize(as = ImmutableHandled.class)
@JsonDeserialize(as = ImmutableHandled.class)
public interface Handled {
  /** Of the listing, ages included: whatever is put again has another one. */
  String listing();

  /** Of the bundle; empty when it could not be read as one. */
  String content();

  static Handled of(String listing, String content) {
    return ImmutableHandled.builder().listing(listing).content(content).build();
  }
}
