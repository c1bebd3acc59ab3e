package io.kiln.template;

import java.util.List;
import org.immutables.value.Value;

/** Files or folders to bring to the machine, or to fetch from it. */
@Value.Immutable
public interface FileProvisioner extends Provisioner {
  /** Which way the files go. */
  enum Direction {
    UPLOAD,
    DOWNLOAD
  }

  /** At least one; local for an upload, on the machine for a download. */
  List<String> sources();

  String destination();

  Direction direction();

  /** The sources may be made while the build runs. */
  boolean generated();

  static Builder builder() {
    return new Builder();
  }

  /** Builds a {@link FileProvisioner}. */
  final class Builder extends ImmutableFileProvisioner.Builder {}
}
