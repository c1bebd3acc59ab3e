package io.kiln.trigger.bundle;

import io.kiln.build.HoldTime;
import io.kiln.build.OnError;
import io.kiln.trigger.schedule.Schedule;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.immutables.value.Value;

/** What {@code kiln.json} beside a template says: which template, with what, when. */
@Value.Immutable
public interface Instructions {
  /** The file's name. */
  String FILE = "kiln.json";

  /** Absent: the one file that looks like a template. */
  Optional<String> template();

  /** Where the files lay where they come from, if anybody cares. */
  Optional<String> root();

  Optional<String> workingDir();

  Optional<String> name();

  Map<String, String> variables();

  Map<String, String> environment();

  List<String> only();

  List<String> except();

  @Value.Default
  default boolean force() {
    return false;
  }

  @Value.Default
  default OnError onError() {
    return OnError.CLEANUP;
  }

  /** How long a failed build is held, with {@link OnError#HOLD}. */
  @Value.Default
  default Duration holdFor() {
    return HoldTime.STANDARD;
  }

  /** Files that must be there before anything begins, beside those that the template names. */
  List<String> files();

  /** Whether an upload alone starts a build; else only the schedule does. */
  @Value.Default
  default boolean onUpload() {
    return true;
  }

  Optional<Schedule> schedule();

  static Builder builder() {
    return new Builder();
  }

  /** Builds {@link Instructions}. */
  final class Builder extends ImmutableInstructions.Builder {}
}
