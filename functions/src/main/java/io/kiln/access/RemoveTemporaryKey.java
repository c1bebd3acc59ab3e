package io.kiln.access;

import io.kiln.build.Build;
import io.kiln.build.Deed;
import io.kiln.build.Deeds;
import io.kiln.build.LogLine;
import io.kiln.build.Outcome;
import io.kiln.build.Outcome.Wait;
import io.kiln.build.Step;
import io.kiln.build.StepFailure;
import io.kiln.communicator.CommandResult;
import io.kiln.communicator.CommunicatorFailure;
import io.kiln.communicator.Connections;
import io.kiln.communicator.RemoteCommand;
import io.kiln.communicator.Session;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Takes the temporary public key out of the machine, so that no image carries a key whose private
 * half once existed elsewhere. Packer does so only when asked ({@code ssh_clear_authorized_keys}).
 */
public final class RemoveTemporaryKey implements Step {
  private static final String UNSEEN = "unseen";
  private static final String MAY_STAY =
      "the public half of the temporary key may stay in the image";

  private static final Duration PATIENCE = Duration.ofMinutes(2);

  private final Connections connections;
  private final Clock clock;

  public RemoveTemporaryKey(Connections connections, Clock clock) {
    this.connections = connections;
    this.clock = clock;
  }

  @Override
  public String name() {
    return "remove-temporary-key";
  }

  @Override
  public Outcome run(Build build) {
    if (build.ledger().find("keypair").isEmpty()) {
      return Outcome.done(build);
    }
    try {
      Session session = connections.to(build);
      List<LogLine> lines = new ArrayList<>();
      return Deeds.once(build, name(), () -> lines.addAll(remove(build, session)))
          .map(move -> move.saying(lines))
          .orElseGet(() -> Outcome.done(build.withUnansweredSince(Optional.empty())));
    } catch (CommunicatorFailure failure) {
      if (failure.shutOut() || failure.lost()) {
        return later(build, failure);
      }
      throw failure;
    }
  }

  /** An earlier try may have removed the key; or a provisioner closed the door behind itself. */
  private Outcome later(Build build, CommunicatorFailure failure) {
    boolean keyRefused = failure.reason() == CommunicatorFailure.Reason.LOGIN_REFUSED;
    if (keyRefused && build.deeds().containsKey(name())) {
      return Outcome.done(build);
    }
    Instant now = clock.instant();
    Instant since = build.unansweredSince().orElse(now);
    if (Duration.between(since, now).compareTo(PATIENCE) < 0) {
      Build again = build.deeds().containsKey(name()) ? unclear(build) : build;
      return Outcome.wait(
          again.withUnansweredSince(since),
          Wait.of(
              failure.lost() ? "the machine to answer" : "the machine to let us in",
              Duration.ofSeconds(5),
              Duration.ofMinutes(1)));
    }
    String why = failure.lost() ? "answers no more" : "lets nobody in any more";
    return Outcome.done(build.withUnansweredSince(Optional.empty()))
        .saying(LogLine.message("The machine " + why + ", so " + MAY_STAY));
  }

  /** Whoever tries again announces it again: the claim is over. */
  private Build unclear(Build build) {
    return Deeds.with(build, name(), Deed.UNCLEAR);
  }

  private List<LogLine> remove(Build build, Session session) {
    CommandResult result = session.run(RemoteCommand.of(script(build.resourceName())));
    if (!result.ok()) {
      throw StepFailure.refused(
          "The temporary key could not be removed from the machine: " + result.complaint());
    }
    return result.text().equals(UNSEEN)
        ? List.of(
            LogLine.message(
                "The user "
                    + connections.login().user()
                    + " may not look at /root/.ssh/authorized_keys, so "
                    + MAY_STAY))
        : List.of();
  }

  /** Cloud-init puts the key into root's list too, whoever it is that logs in. */
  private static String script(String mark) {
    String edit = "sed -i '/ " + mark + "$/d' ";
    String roots = "[ ! -e /root/.ssh/authorized_keys ] || " + edit + "/root/.ssh/authorized_keys";
    return "f=~/.ssh/authorized_keys; if [ -w \"$f\" ]; then "
        + edit
        + "\"$f\" || exit; fi\n"
        + "if [ \"$(id -u)\" = 0 ]; then "
        + roots
        + "; else sudo -n sh -c "
        + RemoteCommand.quoted(roots)
        + " >/dev/null 2>&1 || echo "
        + UNSEEN
        + "; fi";
  }
}
