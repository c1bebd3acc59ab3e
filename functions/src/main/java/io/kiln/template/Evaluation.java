package io.kiln.template;

import io.kiln.template.option.OptionSpec;
import io.kiln.template.problem.Problems;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** One pass from text to values, in the order in which later parts need earlier ones. */
final class Evaluation {
  final TemplateInput in;
  final Problems problems;
  final Environment environment;
  final List<RawBuilder> raws = new ArrayList<>();
  final Map<String, List<Provisioner>> provisioners = new LinkedHashMap<>();
  final Map<String, List<List<PostProcessor>>> postProcessors = new LinkedHashMap<>();
  final List<EcsBuilder> builders = new ArrayList<>();
  final Map<String, Provisioner> cleanups = new LinkedHashMap<>();
  final Document document;
  final Variables variables;
  final Surroundings around;

  Evaluation(TemplateInput in) {
    this.in = in;
    this.problems = new Problems(in.name());
    this.environment = new Environment(in.environment());
    this.document = Document.read(in, problems, problems);
    this.variables =
        new Variables(in, environment, document.variables, document.sensitive, problems);
    this.around = new Surroundings(in, environment, variables, problems);
  }

  void run() {
    new MinVersion(problems).check(document.root, in.packerVersion());
    refuseRootKeys();
    variables.resolve();
    selected().forEach(this::build);
    variables.warnOfUnused(document.root.document().spot());
    problems.throwIfAny(Masked.declaredIn(this));
  }

  private void refuseRootKeys() {
    for (OptionSpec key : RootKeys.refusedKeys()) {
      document
          .root
          .member(key.name())
          .ifPresent(
              value ->
                  problems.add(
                      value.spot(), "'" + key.name() + "' is not supported yet", key.note()));
    }
  }

  private List<RawBuilder> selected() {
    Builders all = new Builders(around.names(), in.selection(), problems);
    return all.selected(document.builders, document.root);
  }

  private void build(RawBuilder raw) {
    EcsBuilder builder = new EcsReader(around).read(raw);
    ProvisionerReader reader = new ProvisionerReader(around);
    List<Provisioner> own = reader.read(document.provisioners, raw);
    document
        .cleanup
        .flatMap(cleanup -> reader.one(cleanup, raw))
        .ifPresent(cleanup -> cleanups.put(builder.name(), cleanup));
    boolean idle = own.isEmpty() && !cleanups.containsKey(builder.name());
    if (builder.communicator().isEmpty() && !idle) {
      problems.add(
          raw.object().spot(),
          "provisioners need a communicator, and builder '" + raw.name() + "' has none",
          "Use \"communicator\": \"ssh\", or exclude the builder with \"except\".");
    }
    builders.add(builder);
    provisioners.put(builder.name(), own);
    PostProcessorReader chains = new PostProcessorReader(around, in.selection());
    postProcessors.put(builder.name(), chains.read(document.postProcessors, raw));
    raws.add(raw);
  }
}
