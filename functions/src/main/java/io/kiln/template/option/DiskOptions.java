package io.kiln.template.option;

import static io.kiln.template.option.OptionSpec.better;
import static io.kiln.template.option.OptionSpec.taken;

import java.util.List;

/** One disk of the machine. */
final class DiskOptions {
  static final List<OptionSpec> ROWS =
      List.of(
          taken("disk_name", OptionType.TEXT).meaning("The name of the disk."),
          taken("disk_category", OptionType.TEXT)
              .meaning("cloud_efficiency, cloud_ssd, cloud_essd and so on."),
          taken("disk_size", OptionType.INTEGER).meaning("GiB."),
          better(
                  "disk_snapshot_id",
                  OptionType.TEXT,
                  "Of data disks; the system disk comes from the source image.")
              .meaning("The snapshot from which the disk is filled."),
          taken("disk_description", OptionType.TEXT).meaning("Its description."),
          better(
                  "disk_delete_with_instance",
                  OptionType.FLAG,
                  "Always true: Packer's default leaves the disk behind, and the image holds what was on it.")
              .meaning("Whether the disk goes with the instance."),
          taken("disk_device", OptionType.TEXT).meaning("Where it is attached: /dev/xvdb."),
          taken("disk_encrypted", OptionType.SWITCH)
              .meaning("Encrypts the disk; not set keeps what the source image has."),
          taken("disk_kms_key_id", OptionType.TEXT).meaning("The key that encrypts it."));

  private DiskOptions() {}
}
