package io.kiln.provision;

import io.kiln.build.Build;
import io.kiln.build.Resource;
import io.kiln.communicator.Login;
import io.kiln.template.Secret;
import java.util.HashMap;
import java.util.Map;

/** What a provisioner may ask of the running build: {@code {{build `ID`}}}. */
final class BuildFields {
  private BuildFields() {}

  static Map<String, String> of(Build build, Tools tools) {
    Login login = tools.connections().login();
    Map<String, String> fields = new HashMap<>();
    fields.put("ID", build.instanceId().orElse(""));
    fields.put("Host", login.host().or(build::address).orElse(""));
    fields.put("Port", Integer.toString(login.port()));
    fields.put("User", login.user());
    fields.put("Password", login.password().map(Secret::reveal).orElse(""));
    fields.put("WinRMPassword", "");
    fields.put("ConnType", "ssh");
    fields.put("PackerRunUUID", tools.runId());
    fields.put("SSHPublicKey", publicKey(build));
    fields.put(
        "SSHPrivateKey", tools.connections().privateKey(build.id()).map(Secret::reveal).orElse(""));
    return fields;
  }

  /** Of the temporary pair; the public half of a key of the user's own is not known. */
  private static String publicKey(Build build) {
    return build
        .ledger()
        .find("keypair")
        .map(Resource::request)
        .map(request -> request.path("publicKey").asText(""))
        .orElse("");
  }
}
