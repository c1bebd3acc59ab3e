package io.kiln.function;

import io.kiln.build.Step;
import io.kiln.output.Attempt;
import io.kiln.output.Desk;
import io.kiln.output.EndOutputs;
import io.kiln.output.NameFiles;
import io.kiln.output.OutputFiles;
import io.kiln.output.WriteChecksums;
import io.kiln.output.WriteManifest;
import io.kiln.provision.Provision;
import io.kiln.provision.Tools;
import io.kiln.template.ArtificePostProcessor;
import io.kiln.template.ChecksumPostProcessor;
import io.kiln.template.LocalShellPostProcessor;
import io.kiln.template.ManifestPostProcessor;
import io.kiln.template.PostProcessor;
import java.util.ArrayList;
import java.util.List;

/** The steps of a template's post-processors, chain after chain. */
final class Outputs {
  private final Tools tools;
  private final OutputFiles files;
  private final Desk desk;

  Outputs(Tools tools) {
    this.tools = tools;
    this.files = new OutputFiles(tools.artifacts(), tools.files());
    this.desk = new Desk(tools.runId(), tools.interpolator()::render, tools::masked);
  }

  List<Step> of(Work work) {
    List<Step> steps = new ArrayList<>();
    // the indices below belong to the provisioners and to the cleanup provisioner
    int index = work.provisioners().size() + 1;
    for (int chain = 0; chain < work.chains().size(); chain++) {
      List<PostProcessor> processors = work.chains().get(chain);
      for (int i = 0; i < processors.size(); i++) {
        Attempt.Place place = new Attempt.Place(chain, i);
        Step step = step(place.step(), index++, processors.get(i));
        steps.add(new Attempt(place, processors.get(i), step, tools::masked));
      }
    }
    if (!steps.isEmpty()) {
      steps.add(new EndOutputs());
    }
    return steps;
  }

  private Step step(String name, int index, PostProcessor processor) {
    if (processor instanceof ManifestPostProcessor) {
      return new WriteManifest(name, (ManifestPostProcessor) processor, files, desk, tools.clock());
    }
    if (processor instanceof ChecksumPostProcessor) {
      return new WriteChecksums(name, (ChecksumPostProcessor) processor, files, desk);
    }
    if (processor instanceof ArtificePostProcessor) {
      return new NameFiles(name, (ArtificePostProcessor) processor, files, desk);
    }
    if (processor instanceof LocalShellPostProcessor) {
      return Provision.named(name, index, ((LocalShellPostProcessor) processor).shell(), tools);
    }
    throw new IllegalStateException("no step for post-processor " + processor.type());
  }
}
