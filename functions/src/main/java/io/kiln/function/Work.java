package io.kiln.function;

import io.kiln.template.EcsBuilder;
import io.kiln.template.PostProcessor;
import io.kiln.template.Provisioner;
import io.kiln.template.Template;
import java.util.List;
import java.util.Optional;

/** What a template has done to one builder's machine, and with its image. */
final class Work {
  private final List<Provisioner> provisioners;
  private final Optional<Provisioner> cleanup;
  private final List<List<PostProcessor>> chains;

  private Work(
      List<Provisioner> provisioners,
      Optional<Provisioner> cleanup,
      List<List<PostProcessor>> chains) {
    this.provisioners = provisioners;
    this.cleanup = cleanup;
    this.chains = chains;
  }

  static Work of(Template template, EcsBuilder builder) {
    return new Work(
        template.provisioners(builder),
        template.errorCleanup(builder),
        template.postProcessors(builder));
  }

  List<Provisioner> provisioners() {
    return provisioners;
  }

  Optional<Provisioner> cleanup() {
    return cleanup;
  }

  List<List<PostProcessor>> chains() {
    return chains;
  }
}
