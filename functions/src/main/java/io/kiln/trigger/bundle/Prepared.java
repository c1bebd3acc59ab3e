package io.kiln.trigger.bundle;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.kiln.build.Bundle;
import io.kiln.build.BundleFile;
import io.kiln.template.EcsBuilder;
import io.kiln.template.Selection;
import io.kiln.template.Template;
import io.kiln.template.TemplateInput;
import io.kiln.template.problem.InvalidTemplate;
import io.kiln.template.problem.Place;
import io.kiln.template.problem.Problem;
import io.kiln.template.problem.Problems;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;

/** An order that can be baked: its template evaluated and checked. */
public final class Prepared {
  private final Order order;
  private final Laid laid;
  private final TemplateInput input;
  private final Template template;
  private final List<BundleFile> files;

  private Prepared(Order order, Laid laid, TemplateInput input, Template template) {
    this.order = order;
    this.laid = laid;
    this.input = input;
    this.template = template;
    this.files = laid.describe(template.files());
  }

  /**
   * Evaluates the order's template.
   *
   * @throws InvalidTemplate with everything that is wrong with it
   */
  public static Prepared of(Order order) {
    Laid laid = Laid.out(order.root(), order.workingDir(), order.parcel());
    TemplateInput input =
        TemplateInput.builder()
            .name(order.name())
            .text(text(order))
            .variables(order.variables())
            .environment(order.environment())
            .selection(Selection.of(order.only(), order.except()))
            .startedAt(order.startedAt())
            .templateDir(laid.folderOf(order.template()))
            .workingDir(laid.workingDir())
            .files(laid)
            .seed(order.seed())
            .shellLocal(order.shellLocal())
            .build();
    Prepared prepared = new Prepared(order, laid, input, Template.evaluate(input));
    prepared.checkChoice();
    return prepared;
  }

  private static String text(Order order) {
    if (order.parcel().find(order.template()).isEmpty()) {
      throw new InvalidTemplate(
          List.of(
              Problem.of(
                  Place.of(order.name()),
                  "open " + order.template() + ": no such file or directory",
                  "Name one of the files that came with it: "
                      + String.join(", ", order.parcel().paths()))));
    }
    try {
      return new String(order.parcel().bytes(order.template()), UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException("can't read " + order.template(), e);
    }
  }

  /** Names of which none fits are the template's own business; that none is left is ours. */
  private void checkChoice() {
    Problems problems = new Problems(order.name());
    if (builders().isEmpty()) {
      problems.add(
          Problem.of(
              Place.of(order.name()),
              "no builder is left to run",
              "Leave out 'only' and 'except', or name other builders."));
    }
    problems.throwIfAny(template.secrets());
  }

  public Template template() {
    return template;
  }

  /** What the order said, as the template was evaluated. */
  public TemplateInput input() {
    return input;
  }

  /** The builders that are to run, in the template's order. */
  public List<EcsBuilder> builders() {
    return template.builders();
  }

  /** The files and folders that the template names, described. */
  public List<BundleFile> files() {
    return files;
  }

  /** The bundle of one of the builders. */
  public Bundle bundle(EcsBuilder builder) {
    return Bundle.builder()
        .templateName(input.name())
        .templateText(input.text())
        .variables(input.variables())
        .environment(template.environmentUsed())
        .templateDir(input.templateDir())
        .workingDir(input.workingDir())
        .startedAt(input.startedAt())
        .seed(input.seed())
        .builderName(builder.name())
        .except(order.except())
        .force(order.force())
        .onError(order.onError())
        .holdFor(order.holdFor())
        .files(files)
        .build();
  }

  /** The content of one of the {@link #files}. */
  public InputStream open(BundleFile file) throws IOException {
    return laid.open(file);
  }
}
