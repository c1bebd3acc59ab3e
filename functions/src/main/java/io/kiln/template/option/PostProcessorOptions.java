package io.kiln.template.option;

import static io.kiln.template.option.OptionSpec.taken;
import static io.kiln.template.option.TypeSpec.typeBetter;
import static io.kiln.template.option.TypeSpec.typeRefused;

import java.util.ArrayList;
import java.util.List;

/** The post-processors there are: those taken with their options, the others with a reason. */
public final class PostProcessorOptions {
  /** What every post-processor has; Packer's core takes them away before it looks. */
  public static final OptionTable COMMON =
      OptionTable.of(
          List.of(
              taken("type", OptionType.TEXT),
              taken("name", OptionType.TEXT),
              taken("only", OptionType.TEXTS),
              taken("except", OptionType.TEXTS),
              taken("keep_input_artifact", OptionType.SWITCH)));

  public static final OptionTable MANIFEST =
      OptionTable.of(
          List.of(
              taken("output", OptionType.TEXT, "packer-manifest.json"),
              taken("strip_path", OptionType.FLAG, "false"),
              taken("strip_time", OptionType.FLAG, "false"),
              taken("custom_data", OptionType.TEXT_MAP)));

  public static final OptionTable CHECKSUM =
      OptionTable.of(
          List.of(
              taken("checksum_types", OptionType.TEXTS, "md5"),
              taken(
                  "output",
                  OptionType.TEXT,
                  "packer_{{.BuildName}}_{{.BuilderType}}_{{.ChecksumType}}.checksum")));

  public static final OptionTable ARTIFICE =
      OptionTable.of(List.of(taken("files", OptionType.TEXTS)));

  private static final String FAILURE =
      " One that fails fails the build, and the image is kept; Packer deletes it.";
  private static final String FILES =
      "An image is no file: it lies in the account. Take it out, or make files with a file"
          + " provisioner (direction download), artifice and checksum.";
  private static final String ELSEWHERE =
      "It is for images of another platform; Kiln bakes those of Alibaba Cloud. Take it out.";

  /** Every type, by the name a template calls it. */
  public static final TypeTable TYPES = TypeTable.of(types());

  private PostProcessorOptions() {}

  private static List<TypeSpec> types() {
    List<TypeSpec> all = new ArrayList<>();
    all.add(
        typeBetter(
            "manifest",
            MANIFEST,
            "Builds add themselves to the caller's file when they are over, also several at once."
                + FAILURE));
    all.add(typeBetter("checksum", CHECKSUM, "A repeated build starts its file anew." + FAILURE));
    all.add(
        typeBetter(
            "artifice",
            ARTIFICE,
            "Sees what the build downloaded or made, and files that were there when it began."
                + FAILURE));
    all.add(
        typeBetter(
            "shell-local",
            ProvisionerOptions.SHELL_LOCAL,
            "Only where the operator allows it, like the provisioner." + FAILURE));
    all.addAll(refused());
    return all;
  }

  private static List<TypeSpec> refused() {
    List<TypeSpec> all = new ArrayList<>();
    all.add(
        typeRefused(
            "alicloud-import",
            "It makes an image of a disk file; the image that Kiln bakes is in the account already."
                + " Take it out."));
    all.add(typeRefused("compress", FILES));
    all.add(typeRefused("vagrant", FILES));
    List.of(
            "amazon-import",
            "digitalocean-import",
            "docker-import",
            "docker-push",
            "docker-save",
            "docker-tag",
            "exoscale-import",
            "googlecompute-export",
            "googlecompute-import",
            "ucloud-import",
            "vagrant-cloud",
            "vsphere",
            "vsphere-template",
            "yandex-export",
            "yandex-import")
        .forEach(type -> all.add(typeRefused(type, ELSEWHERE)));
    return all;
  }
}
