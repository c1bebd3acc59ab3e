package io.kiln.template.option;

import static io.kiln.template.option.OptionSpec.better;
import static io.kiln.template.option.OptionSpec.taken;

import java.util.List;

/** The image, and what becomes of it. */
final class EcsImageOptions {
  static final List<OptionSpec> ROWS =
      List.of(
          taken("image_name", OptionType.TEXT).meaning("The name of the image."),
          taken("image_version", OptionType.TEXT).meaning("Its version."),
          taken("image_description", OptionType.TEXT)
              .meaning("Its description, also of its copies."),
          taken("resource_group_id", OptionType.TEXT)
              .meaning("The resource group of the instance, the image and its copies."),
          better(
                  "image_force_delete",
                  OptionType.FLAG,
                  "The old image goes only after the new one is whole: there is always one of them.")
              .meaning("Replaces images of the same name, in each region."),
          taken("image_force_delete_snapshots", OptionType.FLAG, "false")
              .meaning("Deletes the snapshots of a replaced image as well."),
          taken("image_force_delete_instances", OptionType.FLAG, "false")
              .meaning("Deletes a replaced image also while instances run from it."),
          taken("image_ignore_data_disks", OptionType.FLAG, "false")
              .meaning("Makes the image of the system disk alone."),
          better("tags", OptionType.TEXT_MAP, "Copies and their snapshots get them too.")
              .meaning("Tags of the image and its snapshots."),
          taken("tag", OptionType.OBJECTS).meaning("The same, one key and value each."));

  static final List<OptionSpec> PRODUCTS =
      List.of(
          better(
                  "image_copy_regions",
                  OptionType.TEXTS,
                  "All copies run at once and are awaited; a failed one fails the build.")
              .meaning("The regions to which the image is copied."),
          better("image_copy_names", OptionType.TEXTS, "A copy without a name gets image_name.")
              .meaning("The names of the copies, in the order of the regions."),
          better(
                  "image_share_account",
                  OptionType.TEXTS,
                  "Copies are shared when they are ready, and more than ten accounts in several calls.")
              .meaning("The accounts with which the image and its copies are shared."),
          taken("image_unshare_account", OptionType.TEXTS)
              .meaning("The accounts with which they are not."),
          better(
                  "image_encrypted",
                  OptionType.SWITCH,
                  "False makes no second image of the same name.")
              .meaning("Encrypts the image and its copies."),
          taken("kms_key_id", OptionType.TEXT).meaning("The key that encrypts the image."),
          better(
                  "kms_key_copy_ids",
                  OptionType.TEXTS,
                  "May have fewer entries than there are regions or names.")
              .meaning("The keys of the copies, in the order of image_copy_regions."),
          taken("image_copy_kms_ids", OptionType.TEXTS)
              .meaning(
                  "The keys of the copies, in the order of those regions that are not the image's own."),
          better(
                  "target_image_family",
                  OptionType.TEXT,
                  "Set when everything is ready, and on the copies too: a family never shows a half-made image.")
              .meaning("The family of the image."),
          taken("boot_mode", OptionType.TEXT).meaning("BIOS, UEFI or UEFI-Preferred."),
          better("skip_create_image", OptionType.FLAG, "Images of the same name are left alone.")
              .meaning("Provisions, and makes no image."),
          taken("system_disk_mapping", OptionType.OBJECT).meaning("The system disk."),
          taken("image_disk_mappings", OptionType.OBJECTS).meaning("The data disks."));

  private EcsImageOptions() {}
}
