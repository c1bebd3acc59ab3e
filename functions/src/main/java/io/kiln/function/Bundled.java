package io.kiln.function;

import io.kiln.build.Bundle;
import io.kiln.template.EcsBuilder;
import io.kiln.template.Selection;
import io.kiln.template.Template;
import io.kiln.template.TemplateFiles;
import io.kiln.template.TemplateInput;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Reads a stored bundle as the template that it was submitted as: always the same. */
final class Bundled {
  private Bundled() {}

  static TemplateInput input(Bundle bundle) {
    return TemplateInput.builder()
        .name(bundle.templateName())
        .text(bundle.templateText())
        .variables(bundle.variables())
        .environment(bundle.environment())
        .startedAt(bundle.startedAt())
        .templateDir(bundle.templateDir())
        .workingDir(bundle.workingDir())
        .files(files(bundle))
        .seed(bundle.seed())
        // whether it may run was asked when it was submitted, and is asked again when it runs
        .shellLocal(true)
        .selection(Selection.of(List.of(bundle.builderName()), bundle.except()))
        .build();
  }

  /** The bundle's builder, with the flags of its submission. */
  static EcsBuilder builder(Bundle bundle, Template template) {
    EcsBuilder builder =
        template.builders().stream()
            .filter(b -> b.name().equals(bundle.builderName()))
            .findFirst()
            .orElseThrow(
                () -> new IllegalStateException("no builder named " + bundle.builderName()));
    return bundle.force()
        ? builder.withImageForceDelete(true).withImageForceDeleteSnapshots(true)
        : builder;
  }

  private static TemplateFiles files(Bundle bundle) {
    Set<String> files =
        bundle.files().stream()
            .filter(f -> !f.folder())
            .map(f -> f.path())
            .collect(Collectors.toSet());
    Set<String> folders =
        bundle.files().stream()
            .filter(f -> f.folder())
            .map(f -> f.path())
            .collect(Collectors.toSet());
    return new TemplateFiles() {
      @Override
      public boolean isFile(String path) {
        return files.contains(path);
      }

      @Override
      public boolean isFolder(String path) {
        return folders.contains(withoutSlash(path));
      }
    };
  }

  private static String withoutSlash(String path) {
    return path.length() > 1 && path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
  }
}
