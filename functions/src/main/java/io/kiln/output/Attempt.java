package io.kiln.output;

import io.kiln.build.Build;
import io.kiln.build.LogLine;
import io.kiln.build.Outcome;
import io.kiln.build.Product;
import io.kiln.build.Step;
import io.kiln.build.StepFailure;
import io.kiln.template.PostProcessor;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/**
 * One post-processor of a chain. Its failure ends its chain and leaves the others alone; the build
 * fails when all of them are over.
 */
public final class Attempt implements Step {
  private final Place place;
  private final PostProcessor processor;
  private final Step work;
  private final UnaryOperator<String> mask;

  /** A step around the one that does the work and may refuse. */
  public Attempt(Place place, PostProcessor processor, Step work, UnaryOperator<String> mask) {
    this.place = place;
    this.processor = processor;
    this.work = work;
    this.mask = mask;
  }

  @Override
  public String name() {
    return work.name();
  }

  @Override
  public List<LogLine> opening(Build build) {
    if (failed(build)) {
      return List.of();
    }
    String type = processor.type();
    return List.of(
        LogLine.say(
            "Running post-processor: "
                + (processor.name().equals(type)
                    ? type
                    : processor.name() + " (type " + type + ")")));
  }

  @Override
  public Outcome run(Build build) {
    if (failed(build)) {
      return Outcome.done(build);
    }
    try {
      return work.run(given(build));
    } catch (StepFailure failure) {
      if (failure.kind() != StepFailure.Kind.REFUSED) {
        throw failure;
      }
      return Outcome.record(failed(build, mask.apply(failure.getMessage())));
    }
  }

  /** The first of a chain gets the image, each other what the one before it hands on. */
  private Build given(Build build) {
    return place.first() ? build.withProduct(image(build)) : build;
  }

  private static Product image(Build build) {
    return Product.image(
        new TreeMap<>(build.imageIds())
            .entrySet().stream()
                .map(image -> image.getKey() + ":" + image.getValue())
                .collect(Collectors.joining(",")));
  }

  private boolean failed(Build build) {
    return build.outputFailures().containsKey(place.chain());
  }

  private Build failed(Build build, String message) {
    Map<String, String> failures = new HashMap<>(build.outputFailures());
    failures.put(place.chain(), message);
    return build.withOutputFailures(failures);
  }

  /** Which chain, and where in it. */
  public static final class Place {
    private final int chain;
    private final int position;

    /** Both count from 0. */
    public Place(int chain, int position) {
      this.chain = chain;
      this.position = position;
    }

    /** The name of the step there. */
    public String step() {
      return "post-process-" + chain + "-" + position;
    }

    String chain() {
      return String.format("%03d", chain);
    }

    boolean first() {
      return position == 0;
    }
  }
}
