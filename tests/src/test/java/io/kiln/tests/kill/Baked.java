package io.kiln.tests.kill;

import java.util.List;

/**
 * What every run bakes: as much as a build can make. But for its key, which is not of the usual
 * type: making an RSA key takes as long as the rest of the bake.
 */
final class Baked {
  static final String IMAGE = "killed";

  /** Where an image must be in the end. */
  static final List<String> TARGETS = List.of("cn-shenzhen", "cn-hangzhou");

  /** Snapshots of an image: of the system disk, and of the data disk. */
  static final int DISKS = 2;

  static final int PROVISIONERS = 2;

  static final String TEMPLATE =
      """
      {"builders": [{
        "type": "alicloud-ecs", "region": "cn-shenzhen", "image_name": "killed",
        "source_image": "ubuntu_18_04_x64_20G_alibase_20210128.vhd",
        "instance_type": "ecs.t5-c1m2.large", "ssh_username": "root", "temporary_key_pair_type": "ecdsa",
        "internet_charge_type": "PayByTraffic", "associate_public_ip_address": true,
        "image_disk_mappings": [{
          "disk_name": "data", "disk_size": 20, "disk_category": "cloud_efficiency",
          "disk_delete_with_instance": true}],
        "image_copy_regions": ["cn-hangzhou"], "image_copy_names": ["killed"],
        "image_share_account": ["1098765432109876"],
        "tags": {"who": "kill"}}],
       "provisioners": [
        {"type": "shell", "remote_path": "./script-0.sh",
         "inline": ["echo ran >>~/count-0", "echo said by 0"]},
        {"type": "shell", "remote_path": "./script-1.sh",
         "inline": ["echo ran >>~/count-1", "echo said by 1"]}]}
      """;

  private Baked() {}
}
