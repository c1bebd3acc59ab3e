package io.kiln.template;

import io.kiln.template.problem.InvalidTemplate;
import io.kiln.template.problem.Place;
import io.kiln.template.problem.Problem;
import io.kiln.template.problem.Warning;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A Packer template, evaluated and checked: what is to be baked, and how. */
public final class Template {
  private final Evaluation evaluation;
  private final Set<String> secrets;

  private Template(Evaluation evaluation) {
    this.evaluation = evaluation;
    this.secrets = Masked.in(evaluation);
  }

  /**
   * Reads, renders and checks the template.
   *
   * @throws InvalidTemplate with everything that is wrong with it
   */
  public static Template evaluate(TemplateInput in) {
    requireJson(in);
    Evaluation evaluation = new Evaluation(in);
    evaluation.run();
    return new Template(evaluation);
  }

  /**
   * Reads the template's form alone, as {@code packer validate -syntax-only} does.
   *
   * @throws InvalidTemplate with everything that is wrong with it
   */
  public static void checkForm(TemplateInput in) {
    requireJson(in);
    Document unused = Document.ofForm(in);
  }

  /**
   * What {@code packer inspect} tells, of a template whose form is right.
   *
   * @throws InvalidTemplate when it is not
   */
  public static Inspection inspect(TemplateInput in) {
    requireJson(in);
    return Inspector.inspect(Document.ofForm(in));
  }

  private static void requireJson(TemplateInput in) {
    refusal(in.name())
        .ifPresent(
            problem -> {
              throw new InvalidTemplate(List.of(problem));
            });
  }

  /** Why a file of that name cannot be read at all: HCL2, for now. */
  public static Optional<Problem> refusal(String fileName) {
    String lower = fileName.toLowerCase(Locale.ROOT);
    if (!lower.endsWith(".pkr.hcl") && !lower.endsWith(".pkr.json")) {
      return Optional.empty();
    }
    return Optional.of(
        Problem.of(
            Place.of(fileName),
            "HCL2 templates (*.pkr.hcl, *.pkr.json) are not supported yet",
            "Use the template in Packer's JSON format; hcl2_upgrade keeps the JSON file it started"
                + " from."));
  }

  /** In the template's order. */
  public List<EcsBuilder> builders() {
    return List.copyOf(evaluation.builders);
  }

  /** Those meant for the builder, in the template's order. */
  public List<Provisioner> provisioners(EcsBuilder builder) {
    return List.copyOf(evaluation.provisioners.getOrDefault(builder.name(), List.of()));
  }

  /** What runs on the builder's machine when the build fails, before anything is deleted. */
  public Optional<Provisioner> errorCleanup(EcsBuilder builder) {
    return Optional.ofNullable(evaluation.cleanups.get(builder.name()));
  }

  /** The builder's chains of post-processors, in the template's order; none is empty. */
  public List<List<PostProcessor>> postProcessors(EcsBuilder builder) {
    return List.copyOf(evaluation.postProcessors.getOrDefault(builder.name(), List.of()));
  }

  /** Fills in what the builder's provisioners left open until the build runs. */
  public Interpolation interpolation(EcsBuilder builder) {
    RawBuilder raw =
        evaluation.raws.stream()
            .filter(one -> one.name().equals(builder.name()))
            .findFirst()
            .orElseThrow(() -> new IllegalArgumentException("not a builder of this template"));
    return new Interpolation(evaluation.in, raw, evaluation.variables.values());
  }

  public List<Warning> warnings() {
    return evaluation.problems.warnings();
  }

  /** Each environment variable that was asked for, and what it answered; unset ones are empty. */
  public Map<String, String> environmentUsed() {
    return evaluation.environment.asked();
  }

  /**
   * The values that must not be seen: sensitive variables, what came from the environment (but for
   * HOME, USER and the like), keys, tokens and passwords. Values shorter than four characters are
   * left out.
   */
  public Set<String> secrets() {
    return secrets;
  }

  /** Every file and folder the template names. */
  public List<NamedFile> files() {
    return List.copyOf(evaluation.around.files());
  }

  /** What is wrong when a builder has to call the real cloud and has no credentials of its own. */
  public Optional<Problem> missingCredentials() {
    return evaluation.builders.stream()
        .filter(builder -> !builder.access().isNamed())
        .findFirst()
        .map(
            builder ->
                Problem.of(
                    builder.place(),
                    "ALICLOUD_ACCESS_KEY and ALICLOUD_SECRET_KEY must be set in template file or"
                        + " environment variables.",
                    "Export them, or leave out --cloud aliyun to bake on the local cloud."));
  }
}
