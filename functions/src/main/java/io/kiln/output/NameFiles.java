package io.kiln.output;

import io.kiln.build.Build;
import io.kiln.build.LogLine;
import io.kiln.build.Outcome;
import io.kiln.build.Product;
import io.kiln.build.Step;
import io.kiln.template.ArtificePostProcessor;
import java.util.List;
import java.util.stream.Collectors;

/** artifice: from here on in its chain these files are what was built. The image is kept. */
public final class NameFiles implements Step {
  private final String name;
  private final ArtificePostProcessor artifice;
  private final OutputFiles files;
  private final Desk desk;

  /** A step of this name. */
  public NameFiles(String name, ArtificePostProcessor artifice, OutputFiles files, Desk desk) {
    this.name = name;
    this.artifice = artifice;
    this.files = files;
    this.desk = desk;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public Outcome run(Build build) {
    List<String> found = files.all(build, artifice.files());
    List<String> shown = found.stream().map(desk::masked).collect(Collectors.toList());
    return Outcome.done(build.withProduct(Product.files(found)))
        .saying(LogLine.say("Using these artifact files: " + String.join(", ", shown)));
  }
}
