package io.kiln.local.fault;

import java.util.regex.Pattern;

/**
 * One rule: which actions it strikes ({@code *} stands for any text), on which of an action's calls
 * (0 = each), and how.
 */
public record Fault(String actions, boolean changesOnly, int nth, Effect effect) {
  /** Object store operations are struck only by rules that say so, as in {@code oss:PutObject}. */
  private static final String OSS = "oss:";

  /** Each call of the actions. */
  public static Fault each(String actions, Effect effect) {
    return new Fault(actions, false, 0, effect);
  }

  /** The nth call, counted from 1, of each action that matches. */
  public static Fault nth(int nth, String actions, Effect effect) {
    return new Fault(actions, false, nth, effect);
  }

  /** The same for the actions that change something. */
  public Fault onChangesOnly() {
    return new Fault(actions, true, nth, effect);
  }

  boolean concerns(String action) {
    boolean sameStore = action.startsWith(OSS) == actions.startsWith(OSS);
    return sameStore && !(changesOnly && isRead(action)) && glob(actions).matcher(action).matches();
  }

  boolean strikes(int call) {
    return nth == 0 || nth == call;
  }

  private static boolean isRead(String action) {
    return action.matches("(" + OSS + ")?(Describe|List|Get|Head).*");
  }

  private static Pattern glob(String glob) {
    return Pattern.compile("\\Q" + glob.replace("*", "\\E.*\\Q") + "\\E");
  }
}
