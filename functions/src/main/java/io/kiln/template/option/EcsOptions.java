package io.kiln.template.option;

import static io.kiln.template.option.OptionSpec.better;
import static io.kiln.template.option.OptionSpec.refused;
import static io.kiln.template.option.OptionSpec.taken;

import io.kiln.template.option.OptionSpec.Type;
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
          taken("access_key", Type.SECRET, "ALICLOUD_ACCESS_KEY"),
          taken("secret_key", Type.SECRET, "ALICLOUD_SECRET_KEY"),
          taken("security_token", Type.SECRET, "SECURITY_TOKEN"),
          taken("region", Type.TEXT, "ALICLOUD_REGION"),
          taken("skip_region_validation", Type.FLAG, "false"),
          taken("skip_image_validation", Type.FLAG, "false"),
          refused("profile", Type.TEXT, KEYS),
          refused("shared_credentials_file", Type.TEXT, KEYS),
          refused("ram_role_name", Type.TEXT, KEYS),
          refused("ram_role_arn", Type.TEXT, KEYS),
          refused("ram_session_name", Type.TEXT, KEYS),
          refused(
              "custom_endpoint_ecs",
              Type.TEXT,
              "Name the endpoint on the command line: --endpoint ecs=URL."));

  private static final List<OptionSpec> IMAGE =
      List.of(
          taken("image_name", Type.TEXT),
          taken("image_version", Type.TEXT),
          taken("image_description", Type.TEXT),
          taken("resource_group_id", Type.TEXT),
          better(
              "image_force_delete",
              Type.FLAG,
              "The old image goes only after the new one is whole: there is always one of them."),
          taken("image_force_delete_snapshots", Type.FLAG, "false"),
          taken("image_force_delete_instances", Type.FLAG, "false"),
          taken("image_ignore_data_disks", Type.FLAG, "false"),
          taken("tags", Type.TEXT_MAP),
          taken("tag", Type.OBJECTS),
          taken("system_disk_mapping", Type.OBJECT),
          taken("image_disk_mappings", Type.OBJECTS),
          refused("image_copy_regions", Type.TEXTS, COPIES),
          refused("image_copy_names", Type.TEXTS, COPIES),
          refused("image_share_account", Type.TEXTS, SHARES),
          refused("image_unshare_account", Type.TEXTS, SHARES),
          refused("image_encrypted", Type.SWITCH, ENCRYPTION),
          refused("kms_key_id", Type.TEXT, ENCRYPTION),
          refused("kms_key_copy_ids", Type.TEXTS, ENCRYPTION),
          refused("target_image_family", Type.TEXT, "Set the finished image's family yourself."),
          refused("boot_mode", Type.TEXT, "The image takes its source image's boot mode."),
          refused("skip_create_image", Type.FLAG, "Kiln bakes to get an image; leave it out."));

  private static final List<OptionSpec> RUN =
      List.of(
          taken("source_image", Type.TEXT),
          taken("image_family", Type.TEXT),
          taken("instance_type", Type.TEXT),
          taken("instance_name", Type.TEXT),
          taken("description", Type.TEXT),
          taken("zone_id", Type.TEXT),
          taken("io_optimized", Type.SWITCH),
          taken("force_stop_instance", Type.FLAG, "false"),
          taken("disable_stop_instance", Type.FLAG, "false"),
          taken("run_tags", Type.TEXT_MAP),
          taken("user_data", Type.TEXT),
          taken("user_data_file", Type.TEXT),
          taken("ecs_ram_role_name", Type.TEXT),
          taken("security_enhancement_strategy", Type.TEXT),
          taken("wait_snapshot_ready_timeout", Type.INTEGER, "3600"),
          taken("wait_copying_image_ready_timeout", Type.INTEGER, "3600"));

  private static final List<OptionSpec> NETWORK =
      List.of(
          taken("internet_charge_type", Type.TEXT, "PayByTraffic"),
          taken("internet_max_bandwidth_out", Type.INTEGER, "5"),
          taken("associate_public_ip_address", Type.FLAG, "false"),
          taken("eip_id", Type.TEXT),
          taken("vpc_id", Type.TEXT),
          taken("vpc_name", Type.TEXT),
          taken("vpc_cidr_block", Type.TEXT),
          taken("vswitch_id", Type.TEXT),
          taken("vswitch_name", Type.TEXT),
          taken("security_group_id", Type.TEXT),
          better(
              "security_group_name",
              Type.TEXT,
              "The temporary group lets in the communicator's port only; Packer opens all."),
          taken("ssh_private_ip", Type.FLAG, "false"));

  /** Of the builder itself. */
  public static final OptionTable BUILDER =
      OptionTable.of(ACCESS, IMAGE, RUN, NETWORK, CommunicatorOptions.ROWS);

  /** Of system_disk_mapping and of each of image_disk_mappings. */
  public static final OptionTable DISK =
      OptionTable.of(
          List.of(
              taken("disk_name", Type.TEXT),
              taken("disk_category", Type.TEXT),
              taken("disk_size", Type.INTEGER),
              taken("disk_snapshot_id", Type.TEXT),
              taken("disk_description", Type.TEXT),
              taken("disk_delete_with_instance", Type.FLAG, "false"),
              taken("disk_device", Type.TEXT),
              taken("disk_encrypted", Type.SWITCH)));

  /** Of each of tag. */
  public static final OptionTable TAG =
      OptionTable.of(List.of(taken("key", Type.TEXT), taken("value", Type.TEXT)));

  private EcsOptions() {}
}
