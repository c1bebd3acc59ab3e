package io.kiln.local.cli;

import io.kiln.build.Bundle;
import io.kiln.build.BundleFile;
import io.kiln.template.EcsBuilder;
import io.kiln.template.Template;
import io.kiln.template.TemplateInput;
import java.util.List;
import java.util.Optional;

/** What a person asked to be baked: a template as it was found, and the flags beside it. */
record Order(TemplateInput input, Template template, BuildOptions options, CloudChoice choice) {
  /** The template's builders that are to be baked, in its order. */
  List<EcsBuilder> builders() {
    return template.builders();
  }

  /** The bundle of one of the template's builders. */
  Bundle bundle(EcsBuilder builder, List<BundleFile> files) {
    return Bundle.builder()
        .templateName(input.name())
        .templateText(input.text())
        .variables(input.variables())
        .environment(template.environmentUsed())
        .templateDir(input.templateDir())
        .workingDir(input.workingDir())
        .home(Optional.of(System.getProperty("user.home")))
        .startedAt(input.startedAt())
        .seed(input.seed())
        .builderName(builder.name())
        .except(input.selection().except())
        .force(options.force())
        .onError(options.onError())
        .holdFor(options.holdFor())
        .files(files)
        .build();
  }
}
