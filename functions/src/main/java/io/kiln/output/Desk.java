package io.kiln.output;

import io.kiln.build.Build;
import io.kiln.build.StepFailure;
import io.kiln.template.problem.InvalidTemplate;
import io.kiln.template.problem.Place;
import java.util.HashMap;
import java.util.Map;
import java.util.function.UnaryOperator;

/** What every post-processor works with: the run, the template's open texts, the mask. */
public final class Desk {
  private final String runId;
  private final Texts texts;
  private final UnaryOperator<String> mask;

  public Desk(String runId, Texts texts, UnaryOperator<String> mask) {
    this.runId = runId;
    this.texts = texts;
    this.mask = mask;
  }

  /** Fills in what a template left open until the build runs. */
  public interface Texts {
    String render(Place place, String text, Map<String, ?> fields);
  }

  String runId() {
    return runId;
  }

  String masked(String text) {
    return mask.apply(text);
  }

  UnaryOperator<String> filling(Place place, Build build) {
    return text -> fill(place, text, fields(build));
  }

  String fill(Place place, String text, Map<String, String> fields) {
    try {
      return texts.render(place, text, fields);
    } catch (InvalidTemplate e) {
      throw new StepFailure(StepFailure.Kind.REFUSED, String.valueOf(e.getMessage()), e);
    }
  }

  /** What is still true of a build when its machine is gone. */
  Map<String, String> fields(Build build) {
    Map<String, String> fields = new HashMap<>();
    fields.put("ID", build.instanceId().orElse(""));
    fields.put("Host", build.address().orElse(""));
    fields.put("ConnType", "ssh");
    fields.put("PackerRunUUID", runId);
    fields.put("BuildName", build.builderName());
    fields.put("BuilderType", "alicloud-ecs");
    return fields;
  }
}
