package io.kiln.build;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import java.util.List;
import org.immutables.value.Value;

/** What a post-processor is given, and hands on: an image, or files. */
@Value.Immutable
@JsonSerialize(as = ImmutableProduct.class)
@JsonDeserialize(as = ImmutableProduct.class)
public interface Product {
  /** As in {@code cn-hangzhou:m-1}; empty for files. */
  String id();

  /** Paths as the caller knows them; none for an image. */
  List<String> files();

  static Product image(String id) {
    return ImmutableProduct.builder().id(id).build();
  }

  static Product files(List<String> files) {
    return ImmutableProduct.builder().id("").files(files).build();
  }
}
