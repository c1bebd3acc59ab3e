package io.kiln.template.option;

import static io.kiln.template.option.OptionSpec.better;
import static io.kiln.template.option.OptionSpec.taken;

import java.util.List;

/** From which image, and on what machine. */
final class EcsMachineOptions {
  static final List<OptionSpec> ROWS =
      List.of(
          better(
                  "source_image",
                  OptionType.TEXT,
                  "The exact name of an own image is taken as well as an id.")
              .meaning("The image to start from: public, own, shared or from the marketplace."),
          better(
                  "image_family",
                  OptionType.TEXT,
                  "Resolved once and kept: Packer resolves it twice, and may check one image and start another.")
              .meaning("The family whose newest image to start from."),
          taken("instance_type", OptionType.TEXT)
              .meaning("The type of the instance that is baked."),
          better(
                  "instance_types",
                  OptionType.TEXTS,
                  "Kiln's own: tried in order when instance_type is sold out in every zone.")
              .meaning("Further types that would do."),
          better(
                  "instance_name",
                  OptionType.TEXT,
                  "kiln-BUILD when not given, so that it can be found again.")
              .meaning("The name of the instance."),
          taken("description", OptionType.TEXT).meaning("The description of the instance."),
          taken("zone_id", OptionType.TEXT)
              .meaning("The zone; if not given, one that has the type in stock."),
          taken("io_optimized", OptionType.SWITCH)
              .meaning("Whether the instance is I/O optimised; not set leaves it to the cloud."),
          taken("force_stop_instance", OptionType.FLAG, "false")
              .meaning("Cuts the power instead of shutting down."),
          taken("disable_stop_instance", OptionType.FLAG, "false")
              .meaning("Waits for the instance to be stopped by its last provisioner."),
          taken("run_tags", OptionType.TEXT_MAP).meaning("Tags of the instance and its disks."),
          taken("user_data", OptionType.TEXT).meaning("What cloud-init finds on the first boot."),
          taken("user_data_file", OptionType.TEXT).meaning("The file that holds it."),
          taken("ecs_ram_role_name", OptionType.TEXT)
              .meaning("The role that is given to the instance."),
          taken("security_enhancement_strategy", OptionType.TEXT)
              .meaning("Active or Deactive: whether the cloud installs its security agent."),
          taken("wait_snapshot_ready_timeout", OptionType.INTEGER, "3600")
              .meaning("How many seconds snapshots and the image may take."),
          taken("wait_copying_image_ready_timeout", OptionType.INTEGER, "3600")
              .meaning("How many seconds a copy may take."));

  private EcsMachineOptions() {}
}
