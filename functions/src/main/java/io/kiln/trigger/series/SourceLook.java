package io.kiln.trigger.series;

import io.kiln.template.EcsBuilder;

/** Finds out which image a builder would start from now. */
public interface SourceLook {
  /**
   * The image's id.
   *
   * @throws io.kiln.build.StepFailure when there is none, or the cloud can't be asked
   */
  String idFor(EcsBuilder builder);
}
