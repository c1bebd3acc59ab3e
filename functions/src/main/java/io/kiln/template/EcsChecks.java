package io.kiln.template;

import io.kiln.template.option.Section;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What must hold between and inside the options of one alicloud-ecs builder. */
final class EcsChecks {
  private static final int FASTEST = 100;
  private static final int MOST_DISKS = 16;

  private final Section section;
  private final Surroundings around;

  EcsChecks(Section section, Surroundings around) {
    this.section = section;
    this.around = around;
  }

  void check(EcsBuilder builder) {
    if (builder.region().isEmpty()) {
      section.problem(
          "region",
          "region option or ALICLOUD_REGION must be provided in template file or environment"
              + " variables.",
          "Add \"region\": \"cn-hangzhou\", or the region you bake in.");
    }
    new ImageChecks(section).check(builder);
    source(builder.sourceImage(), builder.imageFamily());
    if (builder.instanceType().isEmpty()) {
      String remedy = "Add \"instance_type\": \"ecs.t5-c1m2.large\", or another type.";
      section.problem("instance_type", "An instance_type must be specified", remedy);
    }
    userData(builder);
    choice("internet_charge_type", builder.internetChargeType(), "PayByTraffic", "PayByBandwidth");
    choice(
        "security_enhancement_strategy",
        builder.securityEnhancementStrategy(),
        "Active",
        "Deactive");
    range("internet_max_bandwidth_out", builder.internetMaxBandwidthOut(), FASTEST);
    disks(builder.dataDisks());
    diskKey("system_disk_mapping", builder.systemDisk());
    builder.dataDisks().forEach(disk -> diskKey("image_disk_mappings", disk));
    kept(builder.dataDisks());
    builder.access().customEndpoint().ifPresent(this::endpoint);
  }

  private void endpoint(String endpoint) {
    boolean here = endpoint.matches("http://(localhost|127\\.[0-9.]+)(:\\d{1,5})?/?");
    if (!here && !endpoint.matches("(https://)?[A-Za-z0-9.-]+(:\\d{1,5})?/?")) {
      section.problem(
          "custom_endpoint_ecs",
          "custom_endpoint_ecs '" + endpoint + "' is not an address to send keys to",
          "Write HOST, HOST:PORT or https://HOST; plain http is for this computer only.");
    }
  }

  private void source(Optional<String> image, Optional<String> family) {
    if (image.isEmpty() && family.isEmpty()) {
      String remedy = "Add \"source_image\": the id of the image to start from.";
      section.problem("source_image", "A source_image must be specified", remedy);
    }
    if (image.isPresent() && family.isPresent()) {
      section.problem(
          "image_family",
          "An image_family and source_image can not be specified at the same time. Please use only"
              + " one.",
          "Take out one of them.");
    }
    image.filter(EcsChecks::isPadded).ifPresent(v -> spaces("source_image"));
    family.filter(EcsChecks::isPadded).ifPresent(v -> spaces("image_family"));
  }

  private static boolean isPadded(String value) {
    return !value.strip().equals(value);
  }

  private void spaces(String option) {
    String message = "The " + option + " can't include spaces";
    section.problem(option, message, "Take out the spaces at its ends.");
  }

  private void userData(EcsBuilder builder) {
    if (builder.userData().isPresent() && builder.userDataFile().isPresent()) {
      section.problem(
          "user_data_file",
          "Only one of user_data or user_data_file can be specified.",
          "Take out one of them.");
      return;
    }
    builder
        .userDataFile()
        .filter(path -> !around.exists(path))
        .ifPresent(
            path ->
                section.problem(
                    "user_data_file", "user_data_file not found: " + path, Paths.remedy(path)));
  }

  private void choice(String option, Optional<String> value, String one, String other) {
    if (value.isPresent() && !Set.of(one, other).contains(value.get())) {
      section.problem(
          option, option + " must be '" + one + "' or '" + other + "'", "Write one of the two.");
    }
  }

  private void range(String option, int value, int most) {
    if (value < 0 || value > most) {
      section.problem(option, option + " must be 0 to " + most, "Write a number in that range.");
    }
  }

  private void disks(List<Disk> disks) {
    if (disks.size() > MOST_DISKS) {
      String message = "image_disk_mappings has " + disks.size() + " disks; a machine takes 16";
      section.problem("image_disk_mappings", message, "Take some out.");
    }
    if (disks.stream().anyMatch(disk -> disk.size() < 0)) {
      section.problem("image_disk_mappings", "disk_size must not be negative", "Write GiB.");
    }
  }

  private void diskKey(String option, Disk disk) {
    if (disk.kmsKeyId().isPresent() && !disk.encrypted().orElse(false)) {
      section.problem(
          option,
          "disk_kms_key_id needs disk_encrypted to be true",
          "Add \"disk_encrypted\": true, or take disk_kms_key_id out.");
    }
  }

  /** Packer's default leaves the disk of a finished build behind; hardly anybody means that. */
  private void kept(List<Disk> disks) {
    if (disks.stream().anyMatch(disk -> disk.deleteWithInstance().equals(Optional.of(false)))) {
      around
          .problems()
          .warn(
              section.spot("image_disk_mappings"),
              "'disk_delete_with_instance': false has no effect: the disk goes with the machine;"
                  + " the image holds what was on it");
    }
  }
}
