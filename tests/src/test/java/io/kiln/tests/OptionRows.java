package io.kiln.tests;

import io.kiln.tests.OptionRow.Bake;
import io.kiln.tests.OptionRow.Says;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Which field of which request each option changes: one row for each, several to a bake. */
final class OptionRows {
  private static final String DONE = "SUCCEEDED";

  private final List<OptionRow> rows = new ArrayList<>();

  static List<OptionRow> all(OptionBakes.Network network, String snapshot) {
    OptionRows table = new OptionRows();
    table.plain();
    table.machine(snapshot);
    table.disks();
    table.files();
    table.network(network);
    table.ownNetwork();
    table.image();
    table.copies();
    table.olderKeys();
    table.replaced();
    table.left();
    return List.copyOf(table.rows);
  }

  private void plain() {
    Bake bake = new Bake("plain-again", Map.of());
    sends(bake, "image_name", "CreateImage", "ImageName", "plain-again");
    sends(
        new Bake(
            "other-image", Map.of("source_image", text("centos_7_9_x64_20G_alibase_20240628.vhd"))),
        "source_image",
        "RunInstances",
        "ImageId",
        "centos_7_9_x64_20G_alibase_20240628.vhd");
    Bake type = new Bake("other-type", Map.of("instance_type", text("ecs.g6.large")));
    sends(type, "instance_type", "RunInstances", "InstanceType", "ecs.g6.large");
    Bake types =
        new Bake(
            "other-types",
            Map.of(
                "instance_type", text("ecs.x"), "instance_types", "[\"ecs.y\",\"ecs.c6.large\"]"));
    sends(types, "instance_types", "RunInstances", "InstanceType", "ecs.c6.large");
    Bake elsewhere = new Bake("elsewhere", Map.of("region", text("cn-beijing")));
    sends(elsewhere, "region", "RunInstances", "RegionId", "cn-beijing");
    Bake family =
        new Bake(
            "family", Map.of("source_image", "null", "image_family", text("acs:ubuntu_18_04_x64")));
    sends(family, "image_family", "DescribeImageFromFamily", "ImageFamily", "acs:ubuntu_18_04_x64");
  }

  private void machine(String snapshot) {
    Map<String, String> options =
        Map.ofEntries(
            Map.entry("instance_name", text("the-machine")),
            Map.entry("description", text("of the machine")),
            Map.entry("zone_id", text("cn-shenzhen-d")),
            Map.entry("io_optimized", "\"true\""),
            Map.entry("run_tags", "{\"run\":\"tagged\"}"),
            Map.entry("user_data", text("#!/bin/sh")),
            Map.entry("ecs_ram_role_name", text("the-role")),
            Map.entry("security_enhancement_strategy", text("Deactive")),
            Map.entry("internet_charge_type", text("PayByBandwidth")),
            Map.entry("internet_max_bandwidth_out", "7"),
            Map.entry("force_stop_instance", "true"),
            Map.entry("skip_image_validation", "true"),
            Map.entry("ssh_password", text("Password-4-root")),
            Map.entry("image_disk_mappings", "[{\"disk_snapshot_id\":\"" + snapshot + "\"}]"));
    Bake bake = new Bake("machine", options);
    sends(bake, "instance_name", "RunInstances", "InstanceName", "the-machine");
    sends(bake, "description", "RunInstances", "Description", "of the machine");
    sends(bake, "zone_id", "CreateVSwitch", "ZoneId", "cn-shenzhen-d");
    sends(bake, "io_optimized", "RunInstances", "IoOptimized", "optimized");
    sends(bake, "run_tags", "RunInstances", "Tag.4.Value", "tagged");
    sends(bake, "user_data", "RunInstances", "UserData", "IyEvYmluL3No");
    sends(bake, "ecs_ram_role_name", "RunInstances", "RamRoleName", "the-role");
    sends(
        bake,
        "security_enhancement_strategy",
        "RunInstances",
        "SecurityEnhancementStrategy",
        "Deactive");
    sends(bake, "internet_charge_type", "RunInstances", "InternetChargeType", "PayByBandwidth");
    sends(bake, "internet_max_bandwidth_out", "RunInstances", "InternetMaxBandwidthOut", "7");
    sends(bake, "force_stop_instance", "StopInstance", "ForceStop", "true");
    sends(bake, "skip_image_validation", "DescribeImages", "ShowExpired", "true");
    sends(bake, "disk_snapshot_id", "RunInstances", "DataDisk.1.SnapshotId", snapshot);
    Bake slow = new Bake("slow", Map.of("io_optimized", "false"));
    sends(slow, "io_optimized", "RunInstances", "IoOptimized", "none");
  }

  private void disks() {
    String system =
        "{\"disk_name\":\"sys\",\"disk_category\":\"cloud_essd\",\"disk_size\":\"50\","
            + "\"disk_description\":\"the system\",\"disk_encrypted\":true,"
            + "\"disk_kms_key_id\":\"key-sys\"}";
    String data =
        "[{\"disk_name\":\"data\",\"disk_category\":\"cloud_ssd\",\"disk_size\":30,"
            + "\"disk_description\":\"the data\",\"disk_device\":\"/dev/xvdc\","
            + "\"disk_encrypted\":\"true\",\"disk_kms_key_id\":\"key-data\","
            + "\"disk_delete_with_instance\":\"false\"}]";
    Bake bake =
        new Bake("disks", Map.of("system_disk_mapping", system, "image_disk_mappings", data));
    String s = "SystemDisk.";
    sends(bake, "system_disk_mapping", "RunInstances", s + "Size", "50");
    sends(bake, "disk_name", "RunInstances", s + "DiskName", "sys");
    sends(bake, "disk_category", "RunInstances", s + "Category", "cloud_essd");
    sends(bake, "disk_description", "RunInstances", s + "Description", "the system");
    sends(bake, "disk_encrypted", "RunInstances", s + "Encrypted", "true");
    sends(bake, "disk_kms_key_id", "RunInstances", s + "KMSKeyId", "key-sys");
    String d = "DataDisk.1.";
    sends(bake, "image_disk_mappings", "RunInstances", d + "Size", "30");
    sends(bake, "disk_size", "RunInstances", d + "Size", "30");
    sends(bake, "disk_name", "RunInstances", d + "DiskName", "data");
    sends(bake, "disk_category", "RunInstances", d + "Category", "cloud_ssd");
    sends(bake, "disk_description", "RunInstances", d + "Description", "the data");
    sends(bake, "disk_device", "RunInstances", d + "Device", "/dev/xvdc");
    sends(bake, "disk_encrypted", "RunInstances", d + "Encrypted", "true");
    sends(bake, "disk_kms_key_id", "RunInstances", d + "KMSKeyId", "key-data");
    // deliberately not what the template says: see the option's note
    sends(bake, "disk_delete_with_instance", "RunInstances", d + "DeleteWithInstance", "true");
  }

  private void files() {
    Bake bake = new Bake("files", Map.of("user_data_file", text("init.sh")));
    sends(bake, "user_data_file", "RunInstances", "UserData", "IyEvYmluL3NoCg==");
  }

  private void network(OptionBakes.Network theirs) {
    Bake bake =
        new Bake(
            "their-network",
            Map.of(
                "vpc_id", text(theirs.vpc()),
                "vswitch_id", text(theirs.vSwitch()),
                "security_group_id", text(theirs.group()),
                "eip_id", text(theirs.address())));
    sends(bake, "vpc_id", "DescribeVpcs", "VpcId", theirs.vpc());
    sends(bake, "vswitch_id", "RunInstances", "VSwitchId", theirs.vSwitch());
    sends(bake, "security_group_id", "RunInstances", "SecurityGroupId", theirs.group());
    sends(bake, "eip_id", "AssociateEipAddress", "AllocationId", theirs.address());
    omits(bake, "vpc_id", "CreateVpc", "", DONE);
    omits(bake, "vswitch_id", "CreateVSwitch", "", DONE);
    omits(bake, "security_group_id", "CreateSecurityGroup", "", DONE);
    Bake shared = new Bake("shared-vpc", Map.of("vpc_id", text(theirs.vpc())));
    sends(shared, "vpc_id", "CreateVSwitch", "CidrBlock", "10.0.1.0/24");
  }

  private void ownNetwork() {
    Bake bake =
        new Bake(
            "own-network",
            Map.of(
                "vpc_name", text("the-vpc"),
                "vswitch_name", text("the-vswitch"),
                "security_group_name", text("the-group"),
                "vpc_cidr_block", text("192.168.0.0/16"),
                "associate_public_ip_address", "true",
                "internet_max_bandwidth_out", "9"));
    sends(bake, "vpc_name", "CreateVpc", "VpcName", "the-vpc-*");
    sends(bake, "vswitch_name", "CreateVSwitch", "VSwitchName", "the-vswitch-*");
    sends(bake, "security_group_name", "CreateSecurityGroup", "SecurityGroupName", "the-group-*");
    sends(bake, "vpc_cidr_block", "CreateVpc", "CidrBlock", "192.168.0.0/16");
    sends(bake, "associate_public_ip_address", "AllocateEipAddress", "Bandwidth", "9");
    Bake inside =
        new Bake(
            "inside",
            Map.of(
                "communicator",
                text("ssh"),
                "ssh_username",
                text("root"),
                "ssh_private_ip",
                "true"));
    Bake outside =
        new Bake("outside", Map.of("communicator", text("ssh"), "ssh_username", text("root")));
    omits(inside, "ssh_private_ip", "RunInstances", "InternetMaxBandwidthOut", DONE);
    sends(outside, "ssh_private_ip", "RunInstances", "InternetMaxBandwidthOut", "10");
  }

  private void image() {
    Bake bake =
        new Bake(
            "image",
            Map.of(
                "image_version", text("1.2"),
                "image_description", text("of the image"),
                "resource_group_id", text("rg-1"),
                "boot_mode", text("UEFI"),
                "tags", "{\"aa\":1}",
                "tag", "[{\"key\":\"bb\",\"value\":\"two\"}]",
                "target_image_family", text("our-family"),
                "image_ignore_data_disks", "true"));
    sends(bake, "image_version", "CreateImage", "ImageVersion", "1.2");
    sends(bake, "image_description", "CreateImage", "Description", "of the image");
    sends(bake, "resource_group_id", "CreateImage", "ResourceGroupId", "rg-1");
    sends(bake, "boot_mode", "CreateImage", "BootMode", "UEFI");
    sends(bake, "tags", "CreateImage", "Tag.1.Value", "1");
    sends(bake, "tag", "CreateImage", "Tag.2.Value", "two");
    sends(bake, "target_image_family", "ModifyImageAttribute", "ImageFamily", "our-family");
    sends(bake, "image_ignore_data_disks", "CreateImage", "SnapshotId", "s-*");
    omits(bake, "image_ignore_data_disks", "CreateImage", "InstanceId", DONE);
  }

  private void copies() {
    Bake bake =
        new Bake(
            "copies",
            Map.of(
                "image_copy_regions", "[\"cn-beijing\",\"cn-shenzhen\",\"cn-hangzhou\"]",
                "image_copy_names", "[\"in-beijing\"]",
                "image_encrypted", "true",
                "kms_key_id", text("key-own"),
                "image_copy_kms_ids", "[\"key-1\",\"key-2\"]",
                "image_share_account", "[\"2234567890123456\"]",
                "image_unshare_account", "[\"3234567890123456\"]"));
    sends(bake, "image_copy_regions", "CopyImage", "DestinationRegionId", "cn-hangzhou");
    sends(bake, "image_copy_names", "CopyImage", "DestinationImageName", "in-beijing");
    sends(bake, "image_encrypted", "CopyImage", "Encrypted", "true");
    sends(bake, "kms_key_id", "CopyImage", "KMSKeyId", "key-own");
    sends(bake, "image_copy_kms_ids", "CopyImage", "KMSKeyId", "key-2");
    sends(
        bake,
        "image_share_account",
        "ModifyImageSharePermission",
        "AddAccount.1",
        "2234567890123456");
    sends(
        bake,
        "image_unshare_account",
        "ModifyImageSharePermission",
        "RemoveAccount.1",
        "3234567890123456");
  }

  private void olderKeys() {
    Bake bake =
        new Bake(
            "older-keys",
            Map.of(
                "image_copy_regions", text("cn-beijing"),
                "image_encrypted", "true",
                "kms_key_copy_ids", text("key-old")));
    sends(bake, "kms_key_copy_ids", "CopyImage", "KMSKeyId", "key-old");
  }

  private void replaced() {
    Bake old = new Bake("replaced", Map.of());
    sends(old, "image_name", "CreateImage", "ImageName", "replaced");
    Bake bake =
        new Bake(
            "replaced ",
            Map.of(
                "image_name", text("replaced"),
                "image_force_delete", "true",
                "image_force_delete_snapshots", "true",
                "image_force_delete_instances", "true"));
    sends(bake, "image_force_delete", "DeleteImage", "ImageId", "m-*");
    sends(bake, "image_force_delete_snapshots", "DeleteSnapshot", "SnapshotId", "s-*");
    sends(bake, "image_force_delete_instances", "DeleteImage", "Force", "true");
  }

  /** Options by which something is left out. */
  private void left() {
    Bake none = new Bake("none", Map.of("skip_create_image", "true"));
    omits(none, "skip_create_image", "CreateImage", "", DONE);
    Bake anywhere = new Bake("anywhere", Map.of("skip_region_validation", "true"));
    omits(anywhere, "skip_region_validation", "DescribeRegions", "", DONE);
    Bake running = new Bake("never-stopped", Map.of("disable_stop_instance", "true"));
    String unstopped = "FAILED: Timeout waiting for instance"; // nothing in it shuts it down
    omits(running, "disable_stop_instance", "StopInstance", "", unstopped);
  }

  private void sends(Bake bake, String option, String action, String field, String value) {
    rows.add(new OptionRow(bake, option, Says.SENDS, action, field, value));
  }

  private void omits(Bake bake, String option, String action, String field, String end) {
    rows.add(new OptionRow(bake, option, Says.OMITS, action, field, end));
  }

  private static String text(String value) {
    return "\"" + value + "\"";
  }
}
