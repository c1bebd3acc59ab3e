package io.kiln.cloud;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.immutables.value.Value;

/** An image as the cloud shows it. */
@Value.Immutable
@JsonSerialize(as = ImmutableImageView.class)
@JsonDeserialize(as = ImmutableImageView.class)
public interface ImageView {
  String id();

  String name();

  /**
   * {@code Waiting}, {@code Creating}, {@code Available}, {@code UnAvailable}, {@code
   * CreateFailed}, {@code Deprecated}.
   */
  String status();

  /** {@code 40%}. */
  String progress();

  /** {@code system}, {@code self}, {@code others}, {@code marketplace}. */
  String ownerAlias();

  Optional<String> family();

  Optional<String> version();

  Optional<String> description();

  /** GiB. */
  int size();

  Optional<Instant> createdAt();

  List<DiskMapping> diskMappings();

  Map<String, String> tags();

  /** The snapshots it stands on; none are named while it is being made. */
  default List<String> snapshotIds() {
    return diskMappings().stream()
        .flatMap(mapping -> mapping.snapshotId().stream())
        .distinct()
        .collect(Collectors.toList());
  }

  static Builder builder() {
    return new Builder();
  }

  /** Builds a {@link ImageView}. */
  final class Builder extends ImmutableImageView.Builder {}
}
