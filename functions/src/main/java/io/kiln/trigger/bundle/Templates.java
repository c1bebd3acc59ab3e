package io.kiln.trigger.bundle;

import io.kiln.template.problem.Place;
import io.kiln.template.problem.Problem;
import java.util.List;
import java.util.stream.Collectors;

/** Finds the template where nobody has named it. */
public final class Templates {
  private static final String USUAL = "template.json";

  private Templates() {}

  /**
   * {@code template.json}, or the only JSON file that lies at the top.
   *
   * @param where what messages call the whole
   * @throws BadBundle naming the files that it might be
   */
  public static String find(String where, Parcel parcel) {
    if (parcel.find(USUAL).isPresent()) {
      return USUAL;
    }
    List<String> candidates =
        parcel.paths().stream()
            .filter(path -> path.endsWith(".json") && path.indexOf('/') < 0)
            .filter(path -> !path.equals(Instructions.FILE))
            .collect(Collectors.toList());
    if (candidates.size() == 1) {
      return candidates.get(0);
    }
    String found = candidates.isEmpty() ? "none" : String.join(", ", candidates);
    throw new BadBundle(
        List.of(
            Problem.of(
                Place.of(where),
                "which file is the template? JSON files at its top: " + found,
                "Call it "
                    + USUAL
                    + ", or name it with \"template\" in "
                    + Instructions.FILE
                    + ".")));
  }
}
