package io.kiln.build;

import static io.kiln.build.ResourceState.CREATED;
import static io.kiln.build.ResourceState.DELETING;
import static io.kiln.build.ResourceState.GONE;
import static io.kiln.build.ResourceState.INTENDED;
import static io.kiln.build.ResourceState.LEAVING;
import static io.kiln.build.ResourceState.WITHDRAWN;

import io.kiln.build.Outcome.Wait;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * The life of one resource, move by move: announced, asked for, recorded, waited for; and back.
 * Every move may be the last before a death, and every move may be repeated.
 */
public final class Lifecycle {
  /** "Never made" needs two empty looks this far apart: describes lag behind creates. */
  private static final Duration BETWEEN_EMPTY_LOOKS = Duration.ofSeconds(30);

  private static final int EMPTY_LOOKS_NEEDED = 2;

  /** A deleted thing may still show as usable for a moment; asking again sooner gains nothing. */
  private static final Duration BEFORE_ASKING_AGAIN = Duration.ofSeconds(10);

  /** Longer than any deletion takes; asked again then, it is refused or done. */
  private static final Duration WHILE_ON_ITS_WAY = Duration.ofMinutes(1);

  private static final Duration LONGEST_BLIND = Duration.ofMinutes(1);

  private final Clock clock;

  public Lifecycle(Clock clock) {
    this.clock = clock;
  }

  /** One move towards a resource that was asked for; {@code DONE} when its id is known. */
  public Outcome start(Build build, Step step, Thing thing, Words words) {
    boolean known = build.ledger().find(thing.key()).filter(r -> r.state() == CREATED).isPresent();
    return known ? Outcome.done(build) : make(build, step, thing, words);
  }

  /**
   * What was announced and then refused: it was never made, and may be asked for otherwise.
   *
   * @throws StepFailure the refusal itself where it answered a replay, whose first call may have
   *     come through
   */
  public static Build withdrawn(Build build, String key, StepFailure refusal) {
    Resource refused = build.ledger().find(key).orElseThrow();
    if (refused.replayed()) {
      throw refusal;
    }
    String proof = "refused: " + refusal.getMessage().replace("\n", ", ");
    return changed(build, refused.withState(WITHDRAWN).withProof(proof));
  }

  /** One move towards a usable resource; {@code DONE} when it is. */
  public Outcome make(Build build, Step step, Thing thing, Words words) {
    Optional<Resource> known = build.ledger().find(thing.key());
    if (known.isEmpty() || known.get().state() == WITHDRAWN) {
      return announce(build, step, thing, words, known.map(r -> r.attempt() + 1).orElse(0));
    }
    Resource resource = known.get();
    switch (resource.state()) {
      case INTENDED:
        return created(build, resource, thing.create(resource), words);
      case UNCLEAR:
        return clear(build, resource, thing, words);
      default:
        return watch(build, resource, thing.look(resource), words);
    }
  }

  private Outcome announce(Build build, Step step, Thing thing, Words words, int attempt) {
    String token = Token.of(build.id(), step.name(), thing.key(), attempt);
    Resource intended =
        Resource.builder()
            .step(step.name())
            .kind(thing.kind())
            .key(thing.key())
            .region(thing.region(build))
            .state(INTENDED)
            .attempt(attempt)
            .token(token)
            .request(thing.request(build, token))
            .since(clock.instant())
            .build();
    Outcome announced = Outcome.announce(build.withLedger(build.ledger().announcing(intended)));
    return attempt == 0 ? words.creatingLine().map(announced::saying).orElse(announced) : announced;
  }

  private Outcome created(Build build, Resource resource, String id, Words words) {
    Resource created =
        resource.withState(CREATED).withId(id).withSince(clock.instant()).withEmptyLooks(0);
    Outcome recorded = Outcome.record(build.withLedger(build.ledger().with(created)));
    return words.createdLine(id).map(recorded::saying).orElse(recorded);
  }

  private Outcome clear(Build build, Resource resource, Thing thing, Words words) {
    Sight sight = thing.find(resource);
    if (sight.id().isPresent()) {
      return created(build, resource, sight.id().get(), words);
    }
    if (thing.replayable()) {
      return Outcome.announce(
          changed(build, resource.withState(INTENDED).withReplayed(true).withEmptyLooks(0)));
    }
    return afterEmptyLook(build, resource, sight);
  }

  private Outcome afterEmptyLook(Build build, Resource resource, Sight sight) {
    Instant now = clock.instant();
    int looks = resource.emptyLooks();
    boolean first = looks == 0;
    if (first || !now.isBefore(resource.since().plus(BETWEEN_EMPTY_LOOKS))) {
      looks++;
    }
    if (looks >= EMPTY_LOOKS_NEEDED) {
      Resource never = resource.withState(WITHDRAWN).withProof(sight.proof()).withEmptyLooks(0);
      return Outcome.record(changed(build, never));
    }
    return Outcome.wait(
        changed(build, looked(resource)),
        Wait.of(
            "a second look for the " + resource.kind() + " that may have been made",
            BETWEEN_EMPTY_LOOKS,
            BETWEEN_EMPTY_LOOKS));
  }

  /** A call that may still come through begins the count anew: see {@link #clear}. */
  private Resource looked(Resource resource) {
    return resource.emptyLooks() == 0
        ? resource.withEmptyLooks(1).withSince(clock.instant())
        : resource;
  }

  private Outcome watch(Build build, Resource resource, Sight sight, Words words) {
    String id = resource.id().orElse(resource.key());
    switch (sight.state()) {
      case READY:
        return Outcome.done(build);
      case PENDING:
        return pending(build, resource, sight, words);
      case BROKEN:
        throw StepFailure.refused(
            "The " + resource.kind() + " " + id + " can't become usable (" + sight.proof() + ")");
      default:
        return missing(build, resource, sight);
    }
  }

  private Outcome pending(Build build, Resource resource, Sight sight, Words words) {
    String id = resource.id().orElse(resource.key());
    Optional<Duration> patience = words.patience();
    Duration waited = Duration.between(resource.since(), clock.instant());
    if (patience.isPresent() && waited.compareTo(patience.get()) >= 0) {
      throw StepFailure.refused(
          "Timeout waiting for "
              + resource.kind()
              + " "
              + id
              + " to become ready: "
              + words.patienceOption()
              + " is "
              + patience.get().toSeconds()
              + " s ("
              + sight.proof()
              + ")");
    }
    String what = resource.kind() + " " + id + " to become ready";
    return Outcome.wait(build, Wait.of(what, firstLook(words), words.usually()));
  }

  /** What takes minutes is looked at sooner, or its early failure would go unseen for long. */
  private static Duration firstLook(Words words) {
    return words.usually().compareTo(LONGEST_BLIND) > 0 ? LONGEST_BLIND : words.usually();
  }

  /** A describe may lag behind the create that answered; only later is it a loss. */
  private Outcome missing(Build build, Resource resource, Sight sight) {
    String id = resource.id().orElse(resource.key());
    if (clock.instant().isBefore(resource.since().plus(Duration.ofMinutes(2)))) {
      return Outcome.wait(
          build,
          Wait.of(
              resource.kind() + " " + id + " to appear",
              Duration.ofSeconds(2),
              Duration.ofSeconds(5)));
    }
    throw StepFailure.refused(
        "The " + resource.kind() + " " + id + " has vanished (" + sight.proof() + ")");
  }

  /** One move towards a resource that is proven gone; {@code DONE} when it is. */
  public Outcome unmake(Build build, Resource resource, Thing thing, Words words) {
    switch (resource.state()) {
      case UNCLEAR:
        Sight sight = thing.find(resource);
        return sight.id().isPresent()
            ? Outcome.record(changed(build, resource.withState(CREATED).withId(sight.id().get())))
            : afterEmptyLook(build, resource, sight);
      case CREATED:
        return askForDeletion(build, resource).saying(words.deletingLine(build));
      case DELETING:
        return delete(build, resource, thing);
      case LEAVING:
        return leave(build, resource, thing.look(resource));
      default:
        throw new IllegalStateException("nothing to unmake: " + resource);
    }
  }

  /** What is gone already bears no tags, by which a role is allowed to delete: so it is refused. */
  private Outcome delete(Build build, Resource resource, Thing thing) {
    try {
      thing.delete(resource);
    } catch (StepFailure failure) {
      if (failure.kind() != StepFailure.Kind.REFUSED) {
        throw failure;
      }
      Sight sight = thing.look(resource);
      if (sight.state() != Sight.State.ABSENT) {
        throw failure;
      }
      return leave(build, resource, sight);
    }
    return Outcome.record(changed(build, resource.withState(LEAVING).withSince(clock.instant())));
  }

  private Outcome leave(Build build, Resource resource, Sight sight) {
    if (sight.state() == Sight.State.ABSENT) {
      return Outcome.done(
          changed(
              build, resource.withState(GONE).withProof(sight.proof()).withSince(clock.instant())));
    }
    // a stopped instance shows as pending too: that alone does not mean that it is on its way out
    Duration patience =
        sight.state() == Sight.State.PENDING ? WHILE_ON_ITS_WAY : BEFORE_ASKING_AGAIN;
    boolean mayAskAgain = !clock.instant().isBefore(resource.since().plus(patience));
    if (mayAskAgain) {
      return askForDeletion(build, resource);
    }
    return Outcome.wait(
        build,
        Wait.of(
            resource.kind() + " " + resource.id().orElse(resource.key()) + " to be gone",
            Duration.ofSeconds(3),
            Duration.ofSeconds(10)));
  }

  private static Outcome askForDeletion(Build build, Resource resource) {
    return Outcome.announce(changed(build, resource.withState(DELETING)));
  }

  private static Build changed(Build build, Resource resource) {
    return build.withLedger(build.ledger().with(resource));
  }
}
