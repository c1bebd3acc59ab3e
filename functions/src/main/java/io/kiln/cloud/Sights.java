package io.kiln.cloud;

import io.kiln.build.Sight;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;

/** Reads a describe's answer as how a resource stands, for the ledger and the receipt. */
public final class Sights {
  private Sights() {}

  /**
   * How the one thing that was looked for stands.
   *
   * @param what the id or name that was looked for
   * @param ready the statuses in which it is usable; any other is on its way
   */
  public static <T> Sight of(
      Found<T> found,
      String what,
      Function<T, String> id,
      Function<T, String> status,
      Set<String> ready) {
    return found
        .one()
        .map(
            thing -> {
              String shown = status.apply(thing);
              Sight.State state =
                  ready.contains(shown)
                      ? Sight.State.READY
                      : failed(shown) ? Sight.State.BROKEN : Sight.State.PENDING;
              return Sight.of(state, id.apply(thing), found.proof(what, shown));
            })
        .orElseGet(() -> Sight.absent(found.proof(what, "none")));
  }

  /** The same for what has no status: it is usable once it is there. */
  public static <T> Sight of(Found<T> found, String what, Function<T, String> id) {
    return of(found, what, id, thing -> "there", Set.of("there"));
  }

  /** Images show {@code CreateFailed}, snapshots {@code failed}. */
  private static boolean failed(String status) {
    return status.toLowerCase(Locale.ROOT).endsWith("failed");
  }
}
