package io.kiln.build;

import java.util.HashMap;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** What becomes of announced calls when their claim ends without a recorded answer. */
final class Claims {
  private Claims() {}

  /** The writer died or lost the answer: each announced call may have had its effect. */
  static Build unclear(Build build) {
    return changed(build, ResourceState::afterUnclearAnswer, Deed.UNCLEAR);
  }

  /**
   * The call was refused: it had no effect, and may be announced anew. The refusal of a replay says
   * nothing of the call before it, whose answer was lost.
   *
   * @param answer the refusal, which proves that nothing was made
   */
  static Build refused(Build build, String answer) {
    String proof = "refused: " + answer.replace("\n", ", ");
    Ledger known = build.ledger().map(r -> isReplay(r) ? r.withState(ResourceState.UNCLEAR) : r);
    Ledger proven = known.map(r -> r.state() == ResourceState.INTENDED ? r.withProof(proof) : r);
    return changed(build.withLedger(proven), ResourceState::afterRefusal, null);
  }

  private static boolean isReplay(Resource resource) {
    return resource.state() == ResourceState.INTENDED && resource.replayed();
  }

  private static Build changed(
      Build build, UnaryOperator<ResourceState> change, @Nullable Deed deed) {
    Map<String, Deed> deeds = new HashMap<>();
    build
        .deeds()
        .forEach(
            (name, state) -> {
              if (state != Deed.INTENDED) {
                deeds.put(name, state);
              } else if (deed != null) {
                deeds.put(name, deed);
              }
            });
    return build
        .withDeeds(deeds)
        .withLedger(build.ledger().map(r -> r.withState(change.apply(r.state()))));
  }
}
