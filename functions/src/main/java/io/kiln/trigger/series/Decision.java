package io.kiln.trigger.series;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import io.kiln.build.BuildId;
import java.time.Instant;
import java.util.List;
import org.immutables.value.Value;

/** What was decided about a series, when and why, in words for people. */
@Value.Immutable
@JsonSerialize(as = ImmutableDecision.class)
@JsonDeserialize(as = ImmutableDecision.class)
public interface Decision {
  /** What was decided. */
  enum Verdict {
    /** A schedule was set, changed, resumed or taken away. */
    SET,
    /** Builds begin. */
    STARTED,
    /** Too many builds are under way: it begins when one of them is over. */
    QUEUED,
    /** Nothing begins. */
    SKIPPED,
    /** Nothing begins yet, or nothing goes on. */
    WAITING,
    /** A person has to mend something first. */
    REFUSED,
    /** The run is over, and has its images. */
    SUCCEEDED,
    /** The run is over without. */
    FAILED,
    /** The schedule does nothing until somebody resumes it. */
    PAUSED
  }

  Instant at();

  Verdict verdict();

  String why();

  /** Which builds it is about. */
  List<BuildId> builds();

  static Decision of(Instant at, Verdict verdict, String why) {
    return of(at, verdict, why, List.of());
  }

  static Decision of(Instant at, Verdict verdict, String why, List<BuildId> builds) {
    return ImmutableDecision.builder().at(at).verdict(verdict).why(why).builds(builds).build();
  }
}
