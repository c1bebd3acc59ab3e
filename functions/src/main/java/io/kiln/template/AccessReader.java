package io.kiln.template;

import io.kiln.template.option.Section;
import java.util.Optional;

/** Reads with whose keys a builder calls the cloud; the environment fills in what is left out. */
final class AccessReader {
  private final Section section;
  private final Environment environment;

  AccessReader(Section section, Environment environment) {
    this.section = section;
    this.environment = environment;
  }

  Access read() {
    return Access.builder()
        .accessKey(secret("access_key", "ALICLOUD_ACCESS_KEY"))
        .secretKey(secret("secret_key", "ALICLOUD_SECRET_KEY"))
        .securityToken(secret("security_token", "SECURITY_TOKEN"))
        .profile(text("profile", "ALICLOUD_PROFILE"))
        .sharedCredentialsFile(text("shared_credentials_file", "ALICLOUD_SHARED_CREDENTIALS_FILE"))
        .ramRoleName(section.text("ram_role_name"))
        .ramRoleArn(section.text("ram_role_arn"))
        .ramSessionName(section.text("ram_session_name"))
        .customEndpoint(section.text("custom_endpoint_ecs"))
        .build();
  }

  private Optional<Secret> secret(String option, String variable) {
    return text(option, variable).map(Secret::of);
  }

  private Optional<String> text(String option, String variable) {
    return section.text(option).or(() -> environment.fallback(variable));
  }
}
