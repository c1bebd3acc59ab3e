package io.kiln.trigger.series;

import io.kiln.trigger.upload.Opened;
import io.kiln.trigger.upload.Upload;
import java.time.Instant;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/** One look at a series: the time, what lies there, and what this very look has announced. */
final class Scene {
  private final Instant now;
  private final Upload upload;
  private final Supplier<Opened> opening;
  private final Set<Long> announced = new HashSet<>();
  private Optional<Opened> opened = Optional.empty();

  Scene(Instant now, Upload upload) {
    this.now = now;
    this.upload = upload;
    this.opening = upload::open;
  }

  Instant now() {
    return now;
  }

  Upload upload() {
    return upload;
  }

  /** Read once a look: what was fingerprinted is what is submitted. */
  Opened opened() {
    if (opened.isEmpty()) {
      opened = Optional.of(opening.get());
    }
    return opened.get();
  }

  /** This look has written that page: nobody else acts on it for a while. */
  void wrote(long seq) {
    announced.add(seq);
  }

  boolean hasWritten(long seq) {
    return announced.contains(seq);
  }
}
