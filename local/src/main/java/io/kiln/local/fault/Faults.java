package io.kiln.local.fault;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The failures this local cloud was told to produce. Thread-safe; forgotten when it closes. */
public final class Faults {
  private final List<Struck> rules = new ArrayList<>();
  private final Set<Trouble> troubles = EnumSet.noneOf(Trouble.class);
  private int struck;

  /** The failure of that name. */
  public static Optional<NamedFault> named(String name) {
    return names().stream().filter(fault -> fault.name().equals(name)).findFirst();
  }

  /** Every failure that has a name. */
  public static List<NamedFault> names() {
    return FaultCatalogue.ALL;
  }

  public synchronized void add(Fault rule) {
    rules.add(new Struck(rule, new HashMap<>()));
  }

  public synchronized void add(Trouble trouble) {
    troubles.add(trouble);
  }

  /** Adds all that the name stands for. */
  public synchronized void add(NamedFault named) {
    named.rules().forEach(this::add);
    troubles.addAll(named.troubles());
  }

  public synchronized void clear() {
    rules.clear();
    troubles.clear();
    struck = 0;
  }

  public synchronized boolean has(Trouble trouble) {
    return troubles.contains(trouble);
  }

  /** Counts a call, and says what strikes it; the first rule that does so wins. */
  public synchronized Optional<Effect> next(String action) {
    Optional<Effect> effect = Optional.empty();
    for (Struck struck : rules) {
      if (struck.rule().concerns(action)) {
        int call = struck.calls().merge(action, 1, Integer::sum);
        if (effect.isEmpty() && struck.rule().strikes(call)) {
          effect = Optional.of(struck.rule().effect());
        }
      }
    }
    struck += effect.isPresent() ? 1 : 0;
    return effect;
  }

  /** How many calls a rule has struck since there were none. */
  public synchronized int struck() {
    return struck;
  }

  private record Struck(Fault rule, Map<String, Integer> calls) {}
}
