package io.kiln.template.option;

import static io.kiln.template.option.OptionSpec.taken;
import static io.kiln.template.option.TypeSpec.typeRefused;

import java.util.ArrayList;
import java.util.List;

/** The post-processors there are: those taken with their options, the others with a reason. */
public final class PostProcessorOptions {
  private static final String LATER = "Take it out, and run it on the image yourself.";

  /** What every post-processor has; Packer's core takes them away before it looks. */
  public static final OptionTable COMMON =
      OptionTable.of(
          List.of(
              taken("type", OptionType.TEXT),
              taken("name", OptionType.TEXT),
              taken("only", OptionType.TEXTS),
              taken("except", OptionType.TEXTS),
              taken("keep_input_artifact", OptionType.SWITCH)));

  /** Every type, by the name a template calls it. */
  public static final TypeTable TYPES = TypeTable.of(types());

  private PostProcessorOptions() {}

  private static List<TypeSpec> types() {
    List<TypeSpec> all = new ArrayList<>();
    List.of(
            "alicloud-import",
            "amazon-import",
            "artifice",
            "checksum",
            "compress",
            "digitalocean-import",
            "docker-import",
            "docker-push",
            "docker-save",
            "docker-tag",
            "exoscale-import",
            "googlecompute-export",
            "googlecompute-import",
            "manifest",
            "shell-local",
            "ucloud-import",
            "vagrant",
            "vagrant-cloud",
            "vsphere",
            "vsphere-template",
            "yandex-export",
            "yandex-import")
        .forEach(type -> all.add(typeRefused(type, LATER)));
    return all;
  }
}
