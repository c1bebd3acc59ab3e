package io.kiln.function;

import io.kiln.build.Build;
import io.kiln.build.BuildId;
import io.kiln.build.Phase;
import io.kiln.cloud.Cloud;
import io.kiln.source.FindSourceImage;
import io.kiln.template.EcsBuilder;
import io.kiln.trigger.series.SourceLook;
import java.time.Clock;

/** Asks the very step of a build which image it would find, so that both can't disagree. */
final class SourceImages implements SourceLook {
  private final Site site;
  private final Clock clock;

  SourceImages(Site site) {
    this.site = site;
    this.clock = site.clock();
  }

  @Override
  public String idFor(EcsBuilder builder) {
    try (Cloud cloud = Cloud.of(site.credentials().apply(builder), site.endpoints())) {
      FindSourceImage step = new FindSourceImage(builder, cloud.images());
      return step.run(wouldBe(builder, step.name())).build().sourceImageId().orElseThrow();
    }
  }

  /** A build that is never written down. */
  private Build wouldBe(EcsBuilder builder, String step) {
    return Build.builder()
        .id(BuildId.of("look"))
        .stack(site.settings().stack())
        .builderName(builder.name())
        .region(builder.region())
        .imageName(builder.imageName())
        .startedAt(clock.instant())
        .phase(Phase.STEP)
        .step(step)
        .build();
  }
}
