package io.kiln.trigger;

import static java.util.Objects.requireNonNull;

import io.kiln.build.BuildId;
import io.kiln.build.Origin;
import io.kiln.store.Store;
import io.kiln.store.Submission;
import io.kiln.template.EcsBuilder;
import io.kiln.trigger.bundle.Order;
import io.kiln.trigger.bundle.Prepared;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * Takes an order in and begins a build for each of its builders. Under a caller's own key the same
 * order becomes the same run, however often it is handed in, and whatever died in between.
 */
public final class Runs {
  private static final String LETTERS = "abcdefghijkmnpqrstuvwxyz23456789";
  private static final int ID_LETTERS = 10;

  private final Store store;
  private final Submit submit;
  private final Starts starts;
  private final Clock clock;
  private final SecureRandom random;

  public Runs(Store store, Submit submit, Starts starts, Clock clock, SecureRandom random) {
    this.store = store;
    this.submit = submit;
    this.starts = starts;
    this.clock = clock;
    this.random = random;
  }

  /** Who hands in, by which door, and the key under which a repeat is known as one. */
  public static final class Hand {
    private final String via;
    private final String by;
    private final String owner;
    private final Optional<String> key;

    private Hand(String via, String by, String owner, Optional<String> key) {
      this.via = via;
      this.by = by;
      this.owner = owner;
      this.key = key;
    }

    /**
     * Somebody without a key.
     *
     * @param owner tells apart who may have chosen the same key
     */
    public static Hand of(String via, String by, String owner) {
      return new Hand(via, by, owner, Optional.empty());
    }

    public Hand under(String idempotencyKey) {
      return new Hand(via, by, owner, Optional.of(idempotencyKey));
    }
  }

  /** An order that can be baked, and the submission that it is. */
  public static final class Run {
    private final Submission submission;
    private final Prepared prepared;
    private final boolean repeated;

    private Run(Submission submission, Prepared prepared, boolean repeated) {
      this.submission = submission;
      this.prepared = prepared;
      this.repeated = repeated;
    }

    public Submission submission() {
      return submission;
    }

    public Prepared prepared() {
      return prepared;
    }

    /** Whether it was handed in before. */
    public boolean isRepeated() {
      return repeated;
    }

    /** The build of each builder, by its name, in the template's order. */
    public Map<String, BuildId> builds() {
      Map<String, BuildId> builds = new LinkedHashMap<>();
      prepared.builders().forEach(b -> builds.put(b.name(), build(b)));
      return builds;
    }

    private BuildId build(EcsBuilder builder) {
      return requireNonNull(submission.builds().get(builder.name()), builder.name());
    }
  }

  /**
   * Evaluates the order and finds out which submission it is. Nothing begins before {@link #begin}.
   *
   * @param order its moment and seed are replaced by the submission's
   * @param digest of what was handed in
   * @throws io.kiln.template.problem.InvalidTemplate with everything that is wrong with it
   * @throws KeyReused when the key stands for another order
   */
  public Run prepare(Order order, Hand hand, String digest) {
    Optional<Submission> known = hand.key.flatMap(key -> store.submissions().find(hand.owner, key));
    if (known.isPresent()) {
      return repeated(order, known.get(), digest);
    }
    Submission.Builder fresh =
        Submission.builder()
            .digest(digest)
            .run("r-" + letters())
            .startedAt(clock.instant())
            .seed(uuid());
    Prepared prepared = prepared(order, fresh.builds(Map.of()).build());
    Map<String, BuildId> builds = new LinkedHashMap<>();
    prepared.builders().forEach(b -> builds.put(b.name(), BuildId.of("b-" + letters())));
    return new Run(fresh.builds(builds).build(), prepared, false);
  }

  /** Begins each build of the run, or makes up what an earlier try has left out. */
  public Run begin(Run run, Order order, Hand hand) {
    Run counting = run;
    if (hand.key.isPresent() && !run.repeated) {
      Submission kept = store.submissions().keep(hand.owner, hand.key.get(), run.submission);
      if (!kept.equals(run.submission)) {
        // another one was first, a moment ago
        counting = repeated(order, kept, run.submission.digest());
      }
    }
    for (EcsBuilder builder : counting.prepared.builders()) {
      begin(counting, builder, hand);
    }
    return counting;
  }

  private void begin(Run run, EcsBuilder builder, Hand hand) {
    BuildId id = run.build(builder);
    Origin origin =
        Origin.builder()
            .run(run.submission.run())
            .via(hand.via)
            .by(hand.by)
            .template(run.prepared.input().name())
            .at(run.submission.startedAt())
            .build();
    submit.accept(id, run.prepared.bundle(builder), builder, origin, run.prepared::open);
    starts.start(id);
  }

  private static Run repeated(Order order, Submission known, String digest) {
    if (!known.digest().equals(digest)) {
      throw new KeyReused(known.run());
    }
    return new Run(known, prepared(order, known), true);
  }

  private static Prepared prepared(Order order, Submission submission) {
    return Prepared.of(
        Order.builder()
            .from(order)
            .startedAt(submission.startedAt())
            .seed(submission.seed())
            .build());
  }

  private String letters() {
    StringBuilder id = new StringBuilder();
    for (int i = 0; i < ID_LETTERS; i++) {
      id.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
    }
    return id.toString();
  }

  private String uuid() {
    byte[] bytes = new byte[16];
    random.nextBytes(bytes);
    return UUID.nameUUIDFromBytes(bytes).toString();
  }

  /** A key that stands for another order already. */
  public static final class KeyReused extends RuntimeException {
    private static final long serialVersionUID = 1L;

    KeyReused(String run) {
      super("The idempotency key stands for another submission, run " + run);
    }
  }
}
