package io.kiln.template.option;

import static io.kiln.template.option.OptionSpec.better;
import static io.kiln.template.option.OptionSpec.refused;
import static io.kiln.template.option.OptionSpec.taken;

import java.util.List;

/** Every option of the alicloud-ecs builder, but those of its communicator. */
public final class EcsOptions {
  private static final String COPIES = "Bake in one region for now, and copy the image yourself.";
  private static final String SHARES = "Share the finished image yourself for now.";
  private static final String ENCRYPTION =
      "Leave the image unencrypted for now, or copy it encrypted yourself.";
  private static final String KEYS =
      "Give access_key and secret_key, or ALICLOUD_ACCESS_KEY and ALICLOUD_SECRET_KEY.";

  private static final List<OptionSpec> ACCESS =
      List.of(
          taken("access_key", OptionType.SECRET, "ALICLOUD_ACCESS_KEY"),
          taken("secret_key", OptionType.SECRET, "ALICLOUD_SECRET_KEY"),
          taken("security_token", OptionType.SECRET, "SECURITY_TOKEN"),
          taken("region", OptionType.TEXT, "ALICLOUD_REGION"),
          taken("skip_region_validation", OptionType.FLAG, "false"),
          taken("skip_image_validation", OptionType.FLAG, "false"),
          refused("profile", OptionType.TEXT, KEYS),
          refused("shared_credentials_file", OptionType.TEXT, KEYS),
          refused("ram_role_name", OptionType.TEXT, KEYS),
          refused("ram_role_arn", OptionType.TEXT, KEYS),
          refused("ram_session_name", OptionType.TEXT, KEYS),
          refused(
              "custom_endpoint_ecs",
              OptionType.TEXT,
              "Name the endpoint on the command line: --endpoint ecs=URL."));

  private static final List<OptionSpec> IMAGE =
      List.of(
          taken("image_name", OptionType.TEXT),
          taken("image_version", OptionType.TEXT),
          taken("image_description", OptionType.TEXT),
          taken("resource_group_id", OptionType.TEXT),
          better(
              "image_force_delete",
              OptionType.FLAG,
              "The old image goes only after the new one is whole: there is always one of them."),
          taken("image_force_delete_snapshots", OptionType.FLAG, "false"),
          taken("image_force_delete_instances", OptionType.FLAG, "false"),
          taken("image_ignore_data_disks", OptionType.FLAG, "false"),
          taken("tags", OptionType.TEXT_MAP),
          taken("tag", OptionType.OBJECTS),
          taken("system_disk_mapping", OptionType.OBJECT),
          taken("image_disk_mappings", OptionType.OBJECTS),
          refused("image_copy_regions", OptionType.TEXTS, COPIES),
          refused("image_copy_names", OptionType.TEXTS, COPIES),
          refused("image_share_account", OptionType.TEXTS, SHARES),
          refused("image_unshare_account", OptionType.TEXTS, SHARES),
          refused("image_encrypted", OptionType.SWITCH, ENCRYPTION),
          refused("kms_key_id", OptionType.TEXT, ENCRYPTION),
          refused("kms_key_copy_ids", OptionType.TEXTS, ENCRYPTION),
          refused(
              "target_image_family", OptionType.TEXT, "Set the finished image's family yourself."),
          refused("boot_mode", OptionType.TEXT, "The image takes its source image's boot mode."),
          refused(
              "skip_create_image", OptionType.FLAG, "Kiln bakes to get an image; leave it out."));

  private static final List<OptionSpec> RUN =
      List.of(
          taken("source_image", OptionType.TEXT),
          taken("image_family", OptionType.TEXT),
          taken("instance_type", OptionType.TEXT),
          taken("instance_name", OptionType.TEXT),
          taken("description", OptionType.TEXT),
          taken("zone_id", OptionType.TEXT),
          taken("io_optimized", OptionType.SWITCH),
          taken("force_stop_instance", OptionType.FLAG, "false"),
          taken("disable_stop_instance", OptionType.FLAG, "false"),
          taken("run_tags", OptionType.TEXT_MAP),
          taken("user_data", OptionType.TEXT),
          taken("user_data_file", OptionType.TEXT),
          taken("ecs_ram_role_name", OptionType.TEXT),
          taken("security_enhancement_strategy", OptionType.TEXT),
          taken("wait_snapshot_ready_timeout", OptionType.INTEGER, "3600"),
          taken("wait_copying_image_ready_timeout", OptionType.INTEGER, "3600"));

  private static final List<OptionSpec> NETWORK =
      List.of(
          taken("internet_charge_type", OptionType.TEXT, "PayByTraffic"),
          taken("internet_max_bandwidth_out", OptionType.INTEGER, "5"),
          taken("associate_public_ip_address", OptionType.FLAG, "false"),
          taken("eip_id", OptionType.TEXT),
          taken("vpc_id", OptionType.TEXT),
          taken("vpc_name", OptionType.TEXT),
          taken("vpc_cidr_block", OptionType.TEXT),
          taken("vswitch_id", OptionType.TEXT),
          taken("vswitch_name", OptionType.TEXT),
          taken("security_group_id", OptionType.TEXT),
          better(
              "security_group_name",
              OptionType.TEXT,
              "The temporary group lets in the communicator's port only; Packer opens all."),
          taken("ssh_private_ip", OptionType.FLAG, "false"));

  /** Of the builder itself. */
  public static final OptionTable BUILDER =
      OptionTable.of(ACCESS, IMAGE, RUN, NETWORK, CommunicatorOptions.ROWS);

  /** Of system_disk_mapping and of each of image_disk_mappings. */
  public static final OptionTable DISK =
      OptionTable.of(
          List.of(
              taken("disk_name", OptionType.TEXT),
              taken("disk_category", OptionType.TEXT),
              taken("disk_size", OptionType.INTEGER),
              taken("disk_snapshot_id", OptionType.TEXT),
              taken("disk_description", OptionType.TEXT),
              taken("disk_delete_with_instance", OptionType.FLAG, "false"),
              taken("disk_device", OptionType.TEXT),
              taken("disk_encrypted", OptionType.SWITCH)));

  /** Of each of tag. */
  public static final OptionTable TAG =
      OptionTable.of(List.of(taken("key", OptionType.TEXT), taken("value", OptionType.TEXT)));

  private EcsOptions() {}
}
