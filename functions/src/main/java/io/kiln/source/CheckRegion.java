package io.kiln.source;

import io.kiln.build.Build;
import io.kiln.build.LogLine;
import io.kiln.build.Outcome;
import io.kiln.build.Step;
import io.kiln.build.StepFailure;
import io.kiln.cloud.Regions;
import io.kiln.template.EcsBuilder;
import io.kiln.template.ImageCopy;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Refuses a region that this account does not have, before anything is made there. */
public final class CheckRegion implements Step {
  private final EcsBuilder config;
  private final Regions regions;

  public CheckRegion(EcsBuilder config, Regions regions) {
    this.config = config;
    this.regions = regions;
  }

  @Override
  public String name() {
    return "check-region";
  }

  @Override
  public List<LogLine> opening(Build build) {
    return List.of(
        LogLine.say(
            config.skipRegionValidation()
                ? "Skip region validation flag found, skipping prevalidating source region and"
                    + " copied regions."
                : "Prevalidating source region and copied regions..."));
  }

  @Override
  public Outcome run(Build build) {
    return FirstLook.of(config, () -> checked(build));
  }

  private Outcome checked(Build build) {
    if (!config.skipRegionValidation()) {
      List<String> known = regions.all().all();
      List<String> wrong =
          asked(build).filter(region -> !known.contains(region)).collect(Collectors.toList());
      if (!wrong.isEmpty()) {
        throw StepFailure.refused(
            "Not a valid alicloud region: "
                + String.join(", ", wrong)
                + "; this account has "
                + String.join(", ", known));
      }
    }
    return Outcome.done(build);
  }

  private Stream<String> asked(Build build) {
    return Stream.concat(
        Stream.of(build.region()), config.copies().stream().map(ImageCopy::region));
  }
}
