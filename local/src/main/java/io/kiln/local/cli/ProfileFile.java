package io.kiln.local.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.kiln.local.disk.Json;
import io.kiln.template.Access;
import io.kiln.template.Secret;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** The shared credentials file of the vendor's own command line: keys and roles, by profile. */
record ProfileFile(Path path) {
  /** The file that the template names, else where the vendor's command line keeps it. */
  static ProfileFile of(Optional<String> given, Caller caller) {
    String home = caller.variable("HOME").orElseGet(() -> System.getProperty("user.home", ""));
    String path = given.orElse("~/.aliyun/config.json");
    boolean atHome = path.equals("~") || path.startsWith("~/");
    return new ProfileFile(caller.folder().resolve(atHome ? home + path.substring(1) : path));
  }

  /** What the profile says of whose keys are used; never what is in the file on the way there. */
  Access profile(String name) {
    JsonNode found = find(name);
    String mode = found.path("mode").asText("AK");
    Access.Builder access = Access.builder();
    switch (mode) {
      case "EcsRamRole" -> access.ramRoleName(text(found, "ram_role_name"));
      case "AK", "StsToken", "RamRoleArn" -> {
        access
            .accessKey(secret(found, "access_key_id"))
            .secretKey(secret(found, "access_key_secret"));
        if (mode.equals("StsToken")) {
          access.securityToken(secret(found, "sts_token"));
        }
        if (mode.equals("RamRoleArn")) {
          access
              .ramRoleArn(text(found, "ram_role_arn"))
              .ramSessionName(text(found, "ram_session_name"));
        }
      }
      default ->
          throw new CommandFailure(
              "The profile '"
                  + name
                  + "' in "
                  + path
                  + " has mode "
                  + mode
                  + "; Kiln reads AK, StsToken, RamRoleArn and EcsRamRole.");
    }
    return access.build();
  }

  private JsonNode find(String name) {
    for (JsonNode profile : read().path("profiles")) {
      if (profile.path("name").asText().equals(name)) {
        return profile;
      }
    }
    throw new CommandFailure(path + " has no profile named '" + name + "'.");
  }

  private JsonNode read() {
    try {
      return Json.MAPPER.readTree(Files.readString(path));
    } catch (JsonProcessingException e) {
      // not passed on: its text quotes the file
      throw new CommandFailure(path + " is not JSON (line " + e.getLocation().getLineNr() + ").");
    } catch (IOException e) {
      throw new CommandFailure("The shared credentials file " + path + " can't be read.", e);
    }
  }

  private static Optional<String> text(JsonNode profile, String key) {
    return Optional.of(profile.path(key).asText("")).filter(text -> !text.isEmpty());
  }

  private static Optional<Secret> secret(JsonNode profile, String key) {
    return text(profile, key).map(Secret::of);
  }
}
