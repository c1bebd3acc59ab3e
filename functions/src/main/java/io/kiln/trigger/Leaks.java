package io.kiln.trigger;

import io.kiln.build.Answer;
import io.kiln.build.Build;
import io.kiln.build.BuildId;
import io.kiln.build.Linger;
import io.kiln.build.Next;
import io.kiln.build.Resource;
import io.kiln.build.ResourceState;
import io.kiln.build.StateMachine;
import io.kiln.store.Store;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The builds that ended with a leak: their own undo tries it again, and writes its own receipt. */
final class Leaks {
  private static final Logger LOG = LoggerFactory.getLogger(Leaks.class);

  private final Store store;
  private final StateMachine machine;
  private final Linger linger;
  private final Clock clock;
  private final Instant end;

  Leaks(Store store, StateMachine machine, Linger linger, Clock clock, Instant end) {
    this.store = store;
    this.machine = machine;
    this.linger = linger;
    this.clock = clock;
    this.end = end;
  }

  void finish(boolean dryRun, SweepReport.Builder report) {
    for (BuildId id : store.leaking().list()) {
      try {
        finish(id, dryRun, report);
      } catch (RuntimeException broken) {
        // one build's trouble is not the others'
        LOG.error("build={} its leak can't be taken up", id, broken);
        report.addTroubles("build " + id + ": " + broken.getMessage());
      }
    }
  }

  private void finish(BuildId id, boolean dryRun, SweepReport.Builder report) {
    List<Resource> leaked = leaked(state(id));
    if (!dryRun && !leaked.isEmpty()) {
      undo(id);
    }
    Build after = state(id);
    for (Resource resource : leaked) {
      Resource now = after.ledger().find(resource.key()).orElseThrow();
      report.addThings(
          Swept.builder()
              .region(now.region())
              .kind(now.kind())
              .id(now.id().orElse(now.key()))
              .build(id.toString())
              .fate(fate(now, dryRun))
              .proof(now.proof().orElse("no proof yet"))
              .build());
    }
  }

  /** Within the time there is; the tick goes on with what is not at its end then. */
  private void undo(BuildId id) {
    store.active().add(id);
    Answer answer = machine.undo().reopen(id);
    while (answer.next() != Next.SUCCEEDED
        && answer.next() != Next.FAILED
        && clock.instant().isBefore(end)) {
      if (answer.next() == Next.WAIT) {
        linger.pause(Duration.ofSeconds(answer.seconds()));
      }
      answer = machine.undo().run(id, answer.seq());
    }
  }

  private static Swept.Fate fate(Resource now, boolean dryRun) {
    boolean gone = now.state() == ResourceState.GONE || now.state() == ResourceState.WITHDRAWN;
    return gone ? Swept.Fate.DELETED : dryRun ? Swept.Fate.WOULD_DELETE : Swept.Fate.LEFT;
  }

  private static List<Resource> leaked(Build build) {
    return build.ledger().resources().stream()
        .filter(r -> r.state() == ResourceState.LEAKED)
        .collect(Collectors.toList());
  }

  private Build state(BuildId id) {
    return store.journal().latest(id, 0).orElseThrow().state();
  }
}
