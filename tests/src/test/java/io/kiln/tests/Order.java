package io.kiln.tests;

import io.kiln.build.BuildId;
import io.kiln.build.Bundle;
import io.kiln.build.BundleFile;
import io.kiln.build.OnError;
import io.kiln.function.Wiring;
import io.kiln.template.Template;
import io.kiln.template.TemplateFiles;
import io.kiln.template.TemplateInput;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** A template of a test, with the texts of the files that it names. */
record Order(String text, Map<String, String> files, boolean force) {
  /** Begins the build of its only builder. */
  void submit(BuildId id, Wiring wiring, Instant now) {
    Bundle bundle = bundle(id, now);
    Template template = Template.evaluate(input(bundle));
    wiring
        .submit()
        .accept(
            id,
            bundle,
            template.builders().get(0),
            file ->
                new ByteArrayInputStream(
                    files.getOrDefault(file.path(), "").getBytes(StandardCharsets.UTF_8)));
  }

  private Bundle bundle(BuildId id, Instant now) {
    List<BundleFile> described =
        files.entrySet().stream()
            .map(file -> TestFiles.describe(file.getKey(), file.getValue()))
            .toList();
    return Bundle.builder()
        .templateName("template.json")
        .templateText(text)
        .templateDir("/nowhere")
        .workingDir("/nowhere")
        .startedAt(now)
        .seed(id.toString())
        .builderName("alicloud-ecs")
        .force(force)
        .onError(OnError.CLEANUP)
        .files(described)
        .build();
  }

  private TemplateInput input(Bundle bundle) {
    return TemplateInput.builder()
        .name(bundle.templateName())
        .text(bundle.templateText())
        .startedAt(bundle.startedAt())
        .templateDir(bundle.templateDir())
        .workingDir(bundle.workingDir())
        .seed(bundle.seed())
        .files(
            new TemplateFiles() {
              @Override
              public boolean isFile(String path) {
                return files.containsKey(path);
              }

              @Override
              public boolean isFolder(String path) {
                return false;
              }
            })
        .build();
  }
}
