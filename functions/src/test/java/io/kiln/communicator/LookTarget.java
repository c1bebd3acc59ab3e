package io.kiln.communicator;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.kiln.build.BuildId;
import io.kiln.build.StepFailure;
import io.kiln.fuzz.Target;
import java.util.List;

/** What a machine answers to a look at a job: its scripts may have replaced its shell. */
public final class LookTarget implements Target {
  @Override
  public String name() {
    return "look";
  }

  @Override
  public List<byte[]> seeds() {
    return List.of(
        "kiln running - boot-1 3 2\nabcde".getBytes(UTF_8),
        "kiln exited 0 boot-1 0 0\n".getBytes(UTF_8));
  }

  @Override
  public boolean accepts(byte[] input) {
    try {
      DetachedJob job = new DetachedJob(new Answering(input), BuildId.of("build-1"), "0-0-0");
      return !job.look(0, 0).bootId().isEmpty();
    } catch (StepFailure refused) {
      return false;
    }
  }

  @Override
  public String toString() {
    return name();
  }

  /** Always the same. */
  private static final class Answering implements Session {
    private final byte[] answer;

    Answering(byte[] answer) {
      this.answer = answer;
    }

    @Override
    public String hostKey() {
      return "";
    }

    @Override
    public CommandResult run(RemoteCommand command) {
      return new CommandResult(0, answer, new byte[0]);
    }

    @Override
    public void close() {}
  }
}
