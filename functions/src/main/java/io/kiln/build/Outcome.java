package io.kiln.build;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** How a step stands after one move: the changed build, what to tell the user, and what follows. */
public final class Outcome {
  /** What follows. */
  public enum Kind {
    /** Write the entry as a claim, then call the step again: it will make the announced call. */
    ANNOUNCE,
    /** Write the entry, then call the step again. */
    RECORD,
    /** Look again later. */
    WAIT,
    /** This step is finished. */
    DONE
  }

  private final Kind kind;
  private final Build build;
  private final List<LogLine> lines;
  private final Optional<Wait> wait;

  private Outcome(Kind kind, Build build, List<LogLine> lines, Optional<Wait> wait) {
    this.kind = kind;
    this.build = build;
    this.lines = List.copyOf(lines);
    this.wait = wait;
  }

  /** The build now announces a mutating call; {@code run} is called again to make it. */
  public static Outcome announce(Build build) {
    return new Outcome(Kind.ANNOUNCE, build, List.of(), Optional.empty());
  }

  /** Something was learnt or done that must be kept before going on. */
  public static Outcome record(Build build) {
    return new Outcome(Kind.RECORD, build, List.of(), Optional.empty());
  }

  public static Outcome done(Build build) {
    return new Outcome(Kind.DONE, build, List.of(), Optional.empty());
  }

  /** Nothing to do but to look again. */
  public static Outcome wait(Build build, Wait wait) {
    return new Outcome(Kind.WAIT, build, List.of(), Optional.of(wait));
  }

  /** What a finished step teaches the others; any other outcome is left as it is. */
  public Outcome then(UnaryOperator<Build> learn) {
    return kind == Kind.DONE ? new Outcome(kind, learn.apply(build), lines, wait) : this;
  }

  /** Adds lines to the log, written together with the changed build. */
  public Outcome saying(LogLine... more) {
    return saying(List.of(more));
  }

  public Outcome saying(List<LogLine> more) {
    List<LogLine> all = new ArrayList<>(lines);
    all.addAll(more);
    return new Outcome(kind, build, all, wait);
  }

  public Kind kind() {
    return kind;
  }

  public Build build() {
    return build;
  }

  public List<LogLine> lines() {
    return lines;
  }

  public Optional<Wait> waitFor() {
    return wait;
  }

  /** What to wait for, how soon to look, and how long it usually takes. */
  public static final class Wait {
    private final String what;
    private final Duration first;
    private final Duration usually;

    private Wait(String what, Duration first, Duration usually) {
      this.what = what;
      this.first = first;
      this.usually = usually;
    }

    /**
     * A wait for one thing.
     *
     * @param what in a person's words, naming the thing: "vpc-1 to become available"
     * @param first how long after the begin the first look is worth while
     * @param usually how long it usually takes
     */
    public static Wait of(String what, Duration first, Duration usually) {
      return new Wait(what, first, usually);
    }

    public String what() {
      return what;
    }

    public Duration first() {
      return first;
    }

    public Duration usually() {
      return usually;
    }
  }
}
