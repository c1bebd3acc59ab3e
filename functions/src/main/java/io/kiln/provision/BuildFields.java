package io.kiln.provision;

import io.kiln.build.Build;
import io.kiln.communicator.Login;
import java.util.HashMap;
import java.util.Map;

/** What a provisioner may ask of the running build: {@code {{build `ID`}}}. */
final class BuildFields {
  private BuildFields() {}

  static Map<String, String> of(Build build, Login login) {
    Map<String, String> fields = new HashMap<>();
    fields.put("ID", build.instanceId().orElse(""));
    fields.put("Host", build.address().orElse(""));
    fields.put("Port", Integer.toString(login.port()));
    fields.put("User", login.user());
    fields.put("ConnType", "ssh");
    fields.put("PackerRunUUID", build.id().toString());
    return fields;
  }
}
