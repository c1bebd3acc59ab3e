package io.kiln.template;

import java.util.Optional;
import org.immutables.value.Value;

/** The system disk, or one data disk, of the machine that is baked. */
@Value.Immutable
public interface Disk {
  Optional<String> name();

  Optional<String> category();

  /** GiB; 0 leaves it to the cloud. */
  int size();

  Optional<String> snapshotId();

  Optional<String> description();

  /** Read only to tell who wrote false: Kiln always deletes it. */
  Optional<Boolean> deleteWithInstance();

  Optional<String> device();

  Optional<Boolean> encrypted();

  /** The key that encrypts it; absent: the service's own. */
  Optional<String> kmsKeyId();

  static Builder builder() {
    return new Builder();
  }

  /** Builds a {@link Disk}. */
  final class Builder extends ImmutableDisk.Builder {}
}
