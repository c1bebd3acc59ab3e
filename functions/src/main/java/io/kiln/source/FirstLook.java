package io.kiln.source;

import io.kiln.build.Outcome;
import io.kiln.build.StepFailure;
import io.kiln.cloud.CloudFailure;
import io.kiln.template.EcsBuilder;
import java.util.function.Supplier;

/**
 * A look before anything is made. A host that nobody knows is a mistake there, and ends the build;
 * later it may be a disturbance, and what was made waits for its end.
 */
final class FirstLook {
  private FirstLook() {}

  static Outcome of(EcsBuilder config, Supplier<Outcome> look) {
    try {
      return look.get();
    } catch (CloudFailure failure) {
      if (failure.wrongHost()) {
        throw new StepFailure(
            StepFailure.Kind.REFUSED, failure.getMessage() + "; " + origin(config), failure);
      }
      throw failure;
    }
  }

  private static String origin(EcsBuilder config) {
    return config
        .access()
        .customEndpoint()
        .map(given -> "is custom_endpoint_ecs '" + given + "' right?")
        .orElse(
            "is region '"
                + config.region()
                + "' right, and the endpoint if one was set (the stack's EcsEndpoint)?");
  }
}
