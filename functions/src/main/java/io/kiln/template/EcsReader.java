package io.kiln.template;

import io.kiln.template.json.JsonValue;
import io.kiln.template.option.EcsOptions;
import io.kiln.template.option.Section;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Reads and checks the options of one alicloud-ecs builder. */
final class EcsReader {
  private static final int LONG_SECONDS = 3600;

  private final Surroundings around;

  EcsReader(Surroundings around) {
    this.around = around;
  }

  EcsBuilder read(RawBuilder raw) {
    JsonValue rendered = around.options(raw).object(withoutHead(raw.object()), Set.of());
    Section section = Section.of(rendered, EcsOptions.BUILDER, around.problems());
    EcsBuilder.Builder builder =
        EcsBuilder.builder()
            .name(raw.name())
            .type(raw.type())
            .place(around.problems().place(raw.object().spot()));
    access(section, builder);
    image(section, builder);
    products(section, builder);
    machine(section, builder);
    network(section, builder);
    builder.communicator(new SshReader(around).read(section));
    EcsBuilder read = builder.build();
    new EcsChecks(section, around).check(read);
    return read;
  }

  private static JsonValue withoutHead(JsonValue object) {
    Map<String, JsonValue> members = new LinkedHashMap<>(object.members());
    members.keySet().removeIf(key -> key.equalsIgnoreCase("type") || key.equalsIgnoreCase("name"));
    return object.withMembers(members);
  }

  private void access(Section section, EcsBuilder.Builder builder) {
    builder
        .access(new AccessReader(section, around.environment()).read())
        .region(region(section))
        .skipRegionValidation(section.flag("skip_region_validation"))
        .skipImageValidation(section.flag("skip_image_validation"));
  }

  private String region(Section section) {
    return section
        .text("region")
        .or(() -> around.environment().fallback("ALICLOUD_REGION"))
        .orElse("");
  }

  private static void image(Section section, EcsBuilder.Builder builder) {
    builder
        .imageName(section.text("image_name").orElse(""))
        .imageVersion(section.text("image_version"))
        .imageDescription(section.text("image_description"))
        .resourceGroupId(section.text("resource_group_id"))
        .imageForceDelete(section.flag("image_force_delete"))
        .imageForceDeleteSnapshots(section.flag("image_force_delete_snapshots"))
        .imageForceDeleteInstances(section.flag("image_force_delete_instances"))
        .ignoreDataDisks(section.flag("image_ignore_data_disks"))
        .tags(tags(section))
        .systemDisk(disk(section.section("system_disk_mapping", EcsOptions.DISK)))
        .addAllDataDisks(
            section.sections("image_disk_mappings", EcsOptions.DISK).stream()
                .map(EcsReader::disk)
                .collect(Collectors.toList()));
  }

  /** What else becomes of the image. */
  private void products(Section section, EcsBuilder.Builder builder) {
    String name = section.text("image_name").orElse("");
    builder
        .addAllCopies(new CopiesReader(section, around.problems()).read(region(section), name))
        .addAllShareAccounts(given(section, "image_share_account"))
        .addAllUnshareAccounts(given(section, "image_unshare_account"))
        .imageEncrypted(section.optionalFlag("image_encrypted"))
        .kmsKeyId(section.text("kms_key_id"))
        .targetImageFamily(section.text("target_image_family"))
        .bootMode(section.text("boot_mode"))
        .skipCreateImage(section.flag("skip_create_image"))
        .waitSnapshotReadyTimeout(seconds(section, "wait_snapshot_ready_timeout"))
        .waitCopyingImageReadyTimeout(seconds(section, "wait_copying_image_ready_timeout"));
  }

  /** An unset variable of the environment leaves an empty text in a list. */
  private static List<String> given(Section section, String option) {
    return section.texts(option).stream()
        .filter(value -> !value.isEmpty())
        .distinct()
        .collect(Collectors.toList());
  }

  private static Duration seconds(Section section, String option) {
    int seconds = section.integer(option);
    return Duration.ofSeconds(seconds > 0 ? seconds : LONG_SECONDS);
  }

  private static Map<String, String> tags(Section section) {
    Map<String, String> tags = new LinkedHashMap<>(section.textMap("tags"));
    for (Section tag : section.sections("tag", EcsOptions.TAG)) {
      tags.put(tag.text("key").orElse(""), tag.text("value").orElse(""));
    }
    return tags;
  }

  private static Disk disk(Section section) {
    return Disk.builder()
        .name(section.text("disk_name"))
        .category(section.text("disk_category"))
        .size(section.integer("disk_size"))
        .snapshotId(section.text("disk_snapshot_id"))
        .description(section.text("disk_description"))
        .deleteWithInstance(section.optionalFlag("disk_delete_with_instance"))
        .device(section.text("disk_device"))
        .encrypted(section.optionalFlag("disk_encrypted"))
        .kmsKeyId(section.text("disk_kms_key_id"))
        .build();
  }

  private void machine(Section section, EcsBuilder.Builder builder) {
    section
        .text("user_data_file")
        .ifPresent(path -> around.name(path, section.spot("user_data_file"), false));
    builder
        .sourceImage(section.text("source_image"))
        .imageFamily(section.text("image_family"))
        .instanceType(section.text("instance_type").orElse(""))
        .addAllInstanceTypes(given(section, "instance_types"))
        .instanceName(section.text("instance_name"))
        .description(section.text("description"))
        .zoneId(section.text("zone_id"))
        .ioOptimized(section.optionalFlag("io_optimized"))
        .forceStopInstance(section.flag("force_stop_instance"))
        .disableStopInstance(section.flag("disable_stop_instance"))
        .runTags(section.textMap("run_tags"))
        .userData(section.text("user_data"))
        .userDataFile(section.text("user_data_file"))
        .ecsRamRoleName(section.text("ecs_ram_role_name"))
        .securityEnhancementStrategy(section.text("security_enhancement_strategy"));
  }

  private static void network(Section section, EcsBuilder.Builder builder) {
    Function<String, Optional<String>> text = section::text;
    builder
        .internetChargeType(text.apply("internet_charge_type"))
        .internetMaxBandwidthOut(section.integer("internet_max_bandwidth_out"))
        .associatePublicIpAddress(section.flag("associate_public_ip_address"))
        .eipId(text.apply("eip_id"))
        .vpcId(text.apply("vpc_id"))
        .vpcName(text.apply("vpc_name"))
        .cidrBlock(text.apply("vpc_cidr_block"))
        .vswitchId(text.apply("vswitch_id"))
        .vswitchName(text.apply("vswitch_name"))
        .securityGroupId(text.apply("security_group_id"))
        .securityGroupName(text.apply("security_group_name"))
        .sshPrivateIp(section.flag("ssh_private_ip"));
  }
}
