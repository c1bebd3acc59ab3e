package io.kiln.image;

import io.kiln.build.Build;
import io.kiln.build.LogLine;
import io.kiln.build.Outcome;
import io.kiln.build.Step;
import java.util.List;

/** Waits until every copy is usable: Packer ends while they are still being made. */
public final class AwaitCopies implements Step {
  private final List<CopyImage> copies;

  public AwaitCopies(List<CopyImage> copies) {
    this.copies = List.copyOf(copies);
  }

  @Override
  public String name() {
    return "await-copies";
  }

  @Override
  public List<LogLine> opening(Build build) {
    return List.of(LogLine.say("Waiting for " + copies.size() + " copies to become available..."));
  }

  @Override
  public Outcome run(Build build) {
    Outcome all = Outcome.done(build);
    for (CopyImage copy : copies) {
      Outcome one = copy.await(all.build());
      if (one.kind() != Outcome.Kind.DONE) {
        return one;
      }
      all = one;
    }
    return all;
  }
}
