package io.kiln.provision;

import io.kiln.build.JobProgress;
import io.kiln.build.LogLine;
import io.kiln.communicator.DetachedJob;
import io.kiln.communicator.JobLook;
import io.kiln.communicator.JobLook.State;
import java.util.ArrayList;
import java.util.List;

/** What a look at a job tells that the log does not say yet. */
final class JobNews {
  private final boolean ended;
  private final boolean more;
  private final OutputLines out;
  private final OutputLines err;

  private JobNews(boolean ended, boolean more, OutputLines out, OutputLines err) {
    this.ended = ended;
    this.more = more;
    this.out = out;
    this.err = err;
  }

  static JobNews of(JobLook look, JobProgress before) {
    boolean ended = over(look, before);
    OutputLines out = lines(look.out(), ended);
    OutputLines err = lines(look.err(), ended);
    boolean more = full(look.out()) || full(look.err()) || out.isCutShort() || err.isCutShort();
    return new JobNews(ended, more, out, err);
  }

  /** A restart may have emptied the job's folder too. */
  private static boolean over(JobLook look, JobProgress before) {
    State state = look.state();
    return state == State.EXITED
        || state == State.DIED
        || state == State.REBOOTED
        || before.bootId().filter(id -> !id.equals(look.bootId())).isPresent();
  }

  private static OutputLines lines(byte[] bytes, boolean ended) {
    return ended && !full(bytes)
        ? OutputLines.last(bytes)
        : OutputLines.soFar(bytes, DetachedJob.LOOK_BYTES);
  }

  private static boolean full(byte[] bytes) {
    return bytes.length >= DetachedJob.LOOK_BYTES;
  }

  /** Whether the job will write no more. */
  boolean ended() {
    return ended;
  }

  /** Whether there is more to read at once. */
  boolean more() {
    return more;
  }

  boolean isEmpty() {
    return out.read() == 0 && err.read() == 0;
  }

  /** The progress with this read. */
  JobProgress read(JobProgress before) {
    return before
        .withOutRead(before.outRead() + out.read())
        .withErrRead(before.errRead() + err.read());
  }

  List<LogLine> lines() {
    List<LogLine> lines = new ArrayList<>();
    err.lines().forEach(line -> lines.add(LogLine.error(line)));
    out.lines().forEach(line -> lines.add(LogLine.message(line)));
    return lines;
  }
}
