package io.kiln.template;

import io.kiln.template.option.Section;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** What must hold between and inside the options of one alicloud-ecs builder. */
final class EcsChecks {
  private static final Pattern SPACE = Pattern.compile("\\s");
  private static final Pattern IMAGE_NAME = Pattern.compile("\\p{L}[\\p{L}0-9_.:-]*");
  private static final int LONGEST_NAME = 128;
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
    imageName(builder.imageName());
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
  }

  private void imageName(String name) {
    if (name.isEmpty()) {
      section.problem("image_name", "image_name must be specified", "Add \"image_name\": \"...\".");
      return;
    }
    String remedy = "Use letters, digits, '-', '_', '.' and ':', and start with a letter.";
    int length = name.codePointCount(0, name.length());
    if (length < 2 || length > LONGEST_NAME) {
      section.problem("image_name", "image_name must be 2 to 128 characters long", remedy);
    } else if (name.startsWith("http://") || name.startsWith("https://")) {
      section.problem("image_name", "image_name can't start with 'http://' or 'https://'", remedy);
    } else if (SPACE.matcher(name).find()) {
      section.problem("image_name", "image_name can't include spaces", remedy);
    } else if (name.startsWith("aliyun") || name.startsWith("acs:")) {
      section.problem("image_name", "image_name can't start with 'aliyun' or 'acs:'", remedy);
    } else if (!IMAGE_NAME.matcher(name).matches()) {
      section.problem(
          "image_name", "image_name '" + name + "' is not a name an image can have", remedy);
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
}
