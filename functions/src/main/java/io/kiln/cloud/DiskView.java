package io.kiln.cloud;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import org.immutables.value.Value;

/** A disk as the cloud shows it. */
@Value.Immutable
@JsonSerialize(as = ImmutableDiskView.class)
@JsonDeserialize(as = ImmutableDiskView.class)
public interface DiskView {
  String id();

  /** {@code system} or {@code data}. */
  String type();

  String device();

  /** GiB. */
  int size();

  String status();

  boolean deleteWithInstance();

  static Builder builder() {
    return new Builder();
  }

  /** Builds a {@link DiskView}. */
  final class Builder extends ImmutableDiskView.Builder {}
}
