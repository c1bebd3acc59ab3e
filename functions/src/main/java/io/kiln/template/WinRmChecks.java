package io.kiln.template;

import io.kiln.template.option.Section;

/** What Packer would find wrong with a builder that connects by WinRM. */
final class WinRmChecks {
  private static final int LAST_PORT = 65535;

  private WinRmChecks() {}

  static void check(Section section) {
    if (section.text("winrm_username").isEmpty()) {
      section.problem(
          "winrm_username",
          "winrm_username must be specified.",
          "Windows machines are not baked yet.");
    }
    int port = section.integer("winrm_port");
    if (port < 0 || port > LAST_PORT) {
      section.problem("winrm_port", "winrm_port must be 1 to 65535", "Leave it out.");
    }
    section.duration("winrm_timeout");
    section.flag("winrm_use_ssl");
    section.flag("winrm_insecure");
    section.flag("winrm_use_ntlm");
    section.flag("winrm_no_proxy");
  }
}
