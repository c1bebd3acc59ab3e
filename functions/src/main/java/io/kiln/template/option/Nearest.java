package io.kiln.template.option;

import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** Finds what somebody meant to write: the known name with the fewest edits between. */
public final class Nearest {
  private static final int LONGEST = 64;

  private Nearest() {}

  /** The nearest of `names`, if any is near: a third of its letters may be wrong, four at most. */
  public static Optional<String> among(String wrong, Stream<String> names) {
    String lower = wrong.toLowerCase(Locale.ROOT).replace('-', '_');
    if (lower.length() > LONGEST) {
      return Optional.empty();
    }
    return names
        .filter(name -> distance(lower, name) <= Math.min(4, Math.max(1, name.length() / 3)))
        .min(Comparator.comparingInt(name -> distance(lower, name)));
  }

  /** Damerau-Levenshtein distance: two letters in the wrong order count once. */
  static int distance(String one, String other) {
    int[][] edits = new int[one.length() + 1][other.length() + 1];
    for (int i = 0; i <= one.length(); i++) {
      for (int j = 0; j <= other.length(); j++) {
        edits[i][j] = i == 0 || j == 0 ? i + j : cheapest(edits, one, other, i, j);
      }
    }
    return edits[one.length()][other.length()];
  }

  private static int cheapest(int[][] edits, String one, String other, int i, int j) {
    int same = one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1;
    int best = Math.min(edits[i - 1][j] + 1, edits[i][j - 1] + 1);
    best = Math.min(best, edits[i - 1][j - 1] + same);
    boolean swapped =
        i > 1
            && j > 1
            && one.charAt(i - 1) == other.charAt(j - 2)
            && one.charAt(i - 2) == other.charAt(j - 1);
    return swapped ? Math.min(best, edits[i - 2][j - 2] + 1) : best;
  }
}
