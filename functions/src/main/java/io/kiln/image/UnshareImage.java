package io.kiln.image;

import io.kiln.build.Build;
import io.kiln.build.Deeds;
import io.kiln.build.Outcome;
import io.kiln.build.Step;
import io.kiln.cloud.ImageShares;
import java.util.List;

/** Takes the image of one region from up to ten accounts, as the template asks. */
public final class UnshareImage implements Step {
  private final String region;
  private final int number;
  private final List<String> accounts;
  private final ImageShares shares;

  public UnshareImage(String region, int number, List<String> accounts, ImageShares shares) {
    this.region = region;
    this.number = number;
    this.accounts = List.copyOf(accounts);
    this.shares = shares;
  }

  @Override
  public String name() {
    return "unshare-image-" + region + (number > 1 ? "-" + number : "");
  }

  @Override
  public Outcome run(Build build) {
    String image = String.valueOf(build.imageIds().get(region));
    return Deeds.once(build, name(), () -> shares.unshare(region, image, accounts))
        .orElseGet(() -> Outcome.done(build));
  }
}
