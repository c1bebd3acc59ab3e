package io.kiln.provision;

import io.kiln.template.problem.Place;
import java.util.Map;

/** Fills in what a template left open until its provisioner runs. */
public interface Interpolator {
  /**
   * The text with its actions done; the same input gives the same text.
   *
   * @param fields what {@code {{.Name}}} and {@code {{build `Name`}}} answer
   */
  String render(Place place, String text, Map<String, ?> fields);
}
