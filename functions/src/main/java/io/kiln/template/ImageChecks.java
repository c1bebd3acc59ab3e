package io.kiln.template;

import io.kiln.template.option.Section;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** What must hold of the image that comes out, its copies and its shares. */
final class ImageChecks {
  private static final Pattern SPACE = Pattern.compile("\\s");
  private static final Pattern NAME = Pattern.compile("\\p{L}[\\p{L}0-9_.:-]*");
  private static final Pattern ACCOUNT = Pattern.compile("\\d{5,20}");
  private static final Set<String> BOOT_MODES = Set.of("BIOS", "UEFI", "UEFI-Preferred");
  private static final int LONGEST_NAME = 128;
  private static final int LONGEST_VERSION = 40;
  private static final int LONGEST_DESCRIPTION = 256;
  private static final String NAME_REMEDY =
      "Use letters, digits, '-', '_', '.' and ':', and start with a letter.";

  private final Section section;

  ImageChecks(Section section) {
    this.section = section;
  }

  void check(EcsBuilder builder) {
    if (builder.imageName().isEmpty()) {
      section.problem("image_name", "image_name must be specified", "Add \"image_name\": \"...\".");
    } else {
      name("image_name", builder.imageName());
    }
    section.texts("image_copy_names").stream()
        .filter(name -> !name.isEmpty())
        .forEach(name -> name("image_copy_names", name));
    builder.targetImageFamily().ifPresent(this::family);
    builder.bootMode().filter(mode -> !BOOT_MODES.contains(mode)).ifPresent(m -> bootMode());
    length("image_version", builder.imageVersion().orElse(""), LONGEST_VERSION);
    length("image_description", builder.imageDescription().orElse(""), LONGEST_DESCRIPTION);
    keys(builder);
    accounts("image_share_account", builder.shareAccounts());
    accounts("image_unshare_account", builder.unshareAccounts());
  }

  private void name(String option, String name) {
    int length = name.codePointCount(0, name.length());
    if (length < 2 || length > LONGEST_NAME) {
      section.problem(option, option + " must be 2 to 128 characters long", NAME_REMEDY);
    } else if (name.startsWith("http://") || name.startsWith("https://")) {
      section.problem(option, option + " can't start with 'http://' or 'https://'", NAME_REMEDY);
    } else if (SPACE.matcher(name).find()) {
      section.problem(option, option + " can't include spaces", NAME_REMEDY);
    } else if (name.startsWith("aliyun") || name.startsWith("acs:")) {
      section.problem(option, option + " can't start with 'aliyun' or 'acs:'", NAME_REMEDY);
    } else if (!NAME.matcher(name).matches()) {
      section.problem(
          option, option + " '" + name + "' is not a name an image can have", NAME_REMEDY);
    }
  }

  private void family(String family) {
    String option = "target_image_family";
    boolean reserved =
        List.of("http://", "https://", "acs:", "aliyun").stream().anyMatch(family::startsWith);
    int length = family.codePointCount(0, family.length());
    if (reserved) {
      section.problem(
          option,
          option + " can't start with 'aliyun', 'acs:', 'http://' or 'https://'",
          NAME_REMEDY);
    } else if (length < 2 || length > LONGEST_NAME || !NAME.matcher(family).matches()) {
      section.problem(option, option + " is not a name a family can have", NAME_REMEDY);
    }
  }

  private void bootMode() {
    section.problem(
        "boot_mode",
        "boot_mode must be 'BIOS', 'UEFI' or 'UEFI-Preferred'",
        "Write one of the three, or leave it out for the source image's.");
  }

  private void length(String option, String value, int most) {
    if (value.codePointCount(0, value.length()) > most) {
      String message = option + " must not be longer than " + most + " characters";
      section.problem(option, message, "Write a shorter one.");
    } else if (value.startsWith("http://") || value.startsWith("https://")) {
      String message = option + " can't start with 'http://' or 'https://'";
      section.problem(option, message, "Put a word before it.");
    }
  }

  /** A key without encryption is refused by CopyImage, when the whole bake has been paid for. */
  private void keys(EcsBuilder builder) {
    boolean encrypted = builder.imageEncrypted().orElse(false);
    for (String option : List.of("kms_key_id", "kms_key_copy_ids", "image_copy_kms_ids")) {
      if (!encrypted && section.texts(option).stream().anyMatch(key -> !key.isEmpty())) {
        section.problem(
            option,
            option + " needs image_encrypted to be true",
            "Add \"image_encrypted\": true, or take " + option + " out.");
      }
    }
    if (section.has("kms_key_copy_ids") && section.has("image_copy_kms_ids")) {
      section.problem(
          "image_copy_kms_ids",
          "Only one of image_copy_kms_ids or kms_key_copy_ids can be specified",
          "Keep image_copy_kms_ids, the newer one: one key for each region but the image's own.");
    }
  }

  private void accounts(String option, List<String> accounts) {
    for (String account : accounts) {
      if (!ACCOUNT.matcher(account).matches()) {
        section.problem(
            option,
            option + ": '" + account + "' is not the number of an account",
            "Write the account's UID, which has digits only.");
      }
    }
  }
}
