package io.kiln.template;

import io.kiln.template.json.JsonReader;
import io.kiln.template.json.JsonValue;
import io.kiln.template.json.MalformedJson;
import io.kiln.template.problem.Problems;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** One pass from text to values, in the order in which later parts need earlier ones. */
final class Evaluation {
  final TemplateInput in;
  final Problems problems;
  final Environment environment;
  final List<RawBuilder> raws = new ArrayList<>();
  final Map<String, List<Provisioner>> provisioners = new LinkedHashMap<>();
  final Map<String, List<List<PostProcessor>>> postProcessors = new LinkedHashMap<>();
  final List<EcsBuilder> builders = new ArrayList<>();
  final Root root;
  final Variables variables;
  final Surroundings around;

  Evaluation(TemplateInput in) {
    this.in = in;
    this.problems = new Problems(in.name());
    this.environment = new Environment(in.environment());
    this.root = new Root(parse(), problems);
    this.variables = new Variables(in, environment, root.variables(), problems);
    this.around = new Surroundings(in, environment, variables, problems);
  }

  void run() {
    refuseLater();
    variables.resolve();
    List<RawBuilder> found = new RawBuilders(around.names(), problems).read(root);
    Set<String> names = new LinkedHashSet<>();
    found.forEach(builder -> names.add(builder.rawName()));
    List<RawProvisioner> steps = new RawProvisioners(names, problems).read(root);
    List<List<RawPostProcessor>> chains = new RawPostProcessors(names, problems).read(root);
    found.forEach(builder -> build(builder, steps));
    PostProcessorReader reader = new PostProcessorReader(around, Set.of());
    raws.forEach(raw -> postProcessors.put(raw.name(), reader.read(chains, raw)));
    variables.warnOfUnused(root.document().spot());
    problems.throwIfAny(Masked.declaredIn(this));
  }

  private void build(RawBuilder raw, List<RawProvisioner> steps) {
    EcsBuilder builder = new EcsReader(around).read(raw);
    List<Provisioner> own = new ProvisionerReader(around).read(steps, raw);
    if (builder.communicator().isEmpty() && !own.isEmpty()) {
      problems.add(
          raw.object().spot(),
          "provisioners need a communicator, and builder '" + raw.name() + "' has none",
          "Use \"communicator\": \"ssh\", or exclude the builder with \"except\".");
    }
    builders.add(builder);
    provisioners.put(builder.name(), own);
    raws.add(raw);
  }

  private JsonValue parse() {
    try {
      return JsonReader.read(in.text());
    } catch (MalformedJson e) {
      problems.add(e.spot(), e.reason());
      problems.throwIfAny(Set.of());
      throw e;
    }
  }

  private void refuseLater() {
    new MinVersion(problems).check(root, in.packerVersion());
    root.member("error-cleanup-provisioner")
        .ifPresent(
            value ->
                problems.add(
                    value.spot(),
                    "error-cleanup-provisioner is not supported yet",
                    "Take it out: Kiln deletes what it made by itself."));
  }
}
