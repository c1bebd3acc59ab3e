package io.kiln.access;

import io.kiln.build.Build;
import io.kiln.build.Deed;
import io.kiln.build.Deeds;
import io.kiln.build.LogLine;
import io.kiln.build.Outcome;
import io.kiln.build.Step;
import io.kiln.build.StepFailure;
import io.kiln.communicator.CommandResult;
import io.kiln.communicator.CommunicatorFailure;
import io.kiln.communicator.Connections;
import io.kiln.communicator.RemoteCommand;
import java.util.List;

/**
 * Takes the temporary public key out of the machine, so that no image carries a key whose private
 * half once existed elsewhere. Packer does so only when asked ({@code ssh_clear_authorized_keys}).
 */
public final class RemoveTemporaryKey implements Step {
  private final Connections connections;

  public RemoveTemporaryKey(Connections connections) {
    this.connections = connections;
  }

  @Override
  public String name() {
    return "remove-temporary-key";
  }

  @Override
  public Outcome run(Build build) {
    if (!build.ledger().find("keypair").isPresent()) {
      return Outcome.done(build);
    }
    Deed deed = build.deeds().get(name());
    try {
      return Deeds.once(build, name(), () -> remove(build)).orElseGet(() -> Outcome.done(build));
    } catch (CommunicatorFailure refused) {
      boolean theLastTryDidIt = deed == Deed.INTENDED && refused.shutOut();
      if (!theLastTryDidIt) {
        throw refused;
      }
      return Outcome.done(build)
          .saying(
              List.of(
                  LogLine.message(
                      "The machine refuses the temporary key: it is removed, or a provisioner"
                          + " closed its own access.")));
    }
  }

  private void remove(Build build) {
    String mark = build.resourceName();
    String script =
        "for f in ~/.ssh/authorized_keys /root/.ssh/authorized_keys; do"
            + " if [ -w \"$f\" ]; then sed -i '/ "
            + mark
            + "$/d' \"$f\"; fi; done";
    CommandResult result = connections.to(build).run(RemoteCommand.of(script));
    if (!result.ok()) {
      throw StepFailure.refused(
          "The temporary key could not be removed from the machine: " + result.complaint());
    }
  }
}
