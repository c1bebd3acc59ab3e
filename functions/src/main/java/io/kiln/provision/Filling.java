package io.kiln.provision;

import io.kiln.build.StepFailure;
import io.kiln.template.problem.InvalidTemplate;
import io.kiln.template.problem.Place;
import java.util.Map;

/** Fills in a text of the template; one that can't be filled in is the build's failure. */
final class Filling {
  private Filling() {}

  static String in(Interpolator interpolator, Place place, String text, Map<String, ?> fields) {
    try {
      return interpolator.render(place, text, fields);
    } catch (InvalidTemplate e) {
      throw new StepFailure(StepFailure.Kind.REFUSED, String.valueOf(e.getMessage()), e);
    }
  }
}
