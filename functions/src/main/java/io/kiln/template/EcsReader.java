package io.kiln.template;

import io.kiln.template.json.JsonValue;
import io.kiln.template.option.EcsOptions;
import io.kiln.template.option.Section;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Reads and checks the options of one alicloud-ecs builder. */
final class EcsReader {
  private static final int SNAPSHOT_SECONDS = 3600;

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
        .access(
            Access.builder()
                .accessKey(secret(section, "access_key", "ALICLOUD_ACCESS_KEY"))
                .secretKey(secret(section, "secret_key", "ALICLOUD_SECRET_KEY"))
                .securityToken(secret(section, "security_token", "SECURITY_TOKEN"))
                .build())
        .region(
            section
                .text("region")
                .or(() -> around.environment().fallback("ALICLOUD_REGION"))
                .orElse(""))
        .skipRegionValidation(section.flag("skip_region_validation"))
        .skipImageValidation(section.flag("skip_image_validation"));
  }

  private Optional<Secret> secret(Section section, String option, String variable) {
    return section.text(option).or(() -> around.environment().fallback(variable)).map(Secret::of);
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
        .deleteWithInstance(section.flag("disk_delete_with_instance"))
        .device(section.text("disk_device"))
        .encrypted(section.optionalFlag("disk_encrypted"))
        .build();
  }

  private void machine(Section section, EcsBuilder.Builder builder) {
    int seconds = section.integer("wait_snapshot_ready_timeout");
    section
        .text("user_data_file")
        .ifPresent(path -> around.name(path, section.spot("user_data_file"), false));
    builder
        .sourceImage(section.text("source_image"))
        .imageFamily(section.text("image_family"))
        .instanceType(section.text("instance_type").orElse(""))
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
        .securityEnhancementStrategy(section.text("security_enhancement_strategy"))
        .waitSnapshotReadyTimeout(Duration.ofSeconds(seconds > 0 ? seconds : SNAPSHOT_SECONDS));
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
