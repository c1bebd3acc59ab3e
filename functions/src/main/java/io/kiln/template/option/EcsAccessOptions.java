package io.kiln.template.option;

import static io.kiln.template.option.OptionSpec.better;
import static io.kiln.template.option.OptionSpec.taken;

import java.util.List;

/** Where the cloud is called, and with whose keys. */
final class EcsAccessOptions {
  static final List<OptionSpec> ROWS =
      List.of(
          taken("access_key", OptionType.SECRET, "ALICLOUD_ACCESS_KEY")
              .meaning("The id of the key that calls the cloud."),
          taken("secret_key", OptionType.SECRET, "ALICLOUD_SECRET_KEY")
              .meaning("The secret of that key."),
          taken("security_token", OptionType.SECRET, "SECURITY_TOKEN")
              .meaning("The token that belongs to a temporary key."),
          better(
                  "profile",
                  OptionType.TEXT,
                  "A region in the template counts; Packer lets the profile's override it.")
              .meaning(
                  "The profile of the shared credentials file whose keys, token or role are used (else ALICLOUD_PROFILE)."),
          taken("shared_credentials_file", OptionType.TEXT, "ALICLOUD_SHARED_CREDENTIALS_FILE")
              .meaning("The file with the profiles; ~/.aliyun/config.json if not given."),
          taken("ram_role_name", OptionType.TEXT)
              .meaning(
                  "The role of the ECS instance on which Kiln runs: its keys come from the metadata service."),
          better(
                  "ram_role_arn",
                  OptionType.TEXT,
                  "Assumed anew for each call of a function, so a long bake does not outlive its token.")
              .meaning("The role that is assumed with the keys."),
          taken("ram_session_name", OptionType.TEXT, "kiln")
              .meaning("The name under which the role is assumed."),
          taken("region", OptionType.TEXT, "ALICLOUD_REGION")
              .meaning("The region in which the image is baked."),
          taken("skip_region_validation", OptionType.FLAG, "false")
              .meaning("Does not check that the regions exist."),
          taken("skip_image_validation", OptionType.FLAG, "false")
              .meaning("Takes a source image also when it has expired or is deprecated."),
          better(
                  "custom_endpoint_ecs",
                  OptionType.TEXT,
                  "Encrypted unless it names http and this computer; VPC is called there too.")
              .meaning("The address of a service that speaks as ECS does."));

  private EcsAccessOptions() {}
}
