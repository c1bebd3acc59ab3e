package io.kiln.image;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import java.util.List;
import org.immutables.value.Value;

/** An image, and the accounts it is shared with, as the ledger remembers it. */
@Value.Immutable
@JsonSerialize(as = ImmutableShare.class)
@JsonDeserialize(as = ImmutableShare.class)
interface Share {
  String image();

  List<String> accounts();

  static Share of(String image, List<String> accounts) {
    return ImmutableShare.builder().image(image).accounts(accounts).build();
  }
}
