package io.kiln.template;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Gathers the values of a template that no log may show. */
final class Masked {
  /** Shorter ones would blacken half of every log without hiding much. */
  private static final int SHORTEST = 4;

  /** What these hold is no secret, and stands in every other line. */
  private static final Set<String> PLAIN =
      Set.of(
          "HOME",
          "USER",
          "LOGNAME",
          "PWD",
          "PATH",
          "SHELL",
          "LANG",
          "TERM",
          "TMPDIR",
          "HOSTNAME",
          "ALICLOUD_REGION",
          "ALICLOUD_PROFILE",
          "ALICLOUD_SHARED_CREDENTIALS_FILE");

  private final Set<String> values = new TreeSet<>();

  static Set<String> in(Evaluation evaluation) {
    Masked masked = declared(evaluation);
    evaluation.environment.asked().forEach(masked::environment);
    return Set.copyOf(masked.values);
  }

  /** Those that the template itself calls secret: a person's environment is no secret to them. */
  static Set<String> declaredIn(Evaluation evaluation) {
    return Set.copyOf(declared(evaluation).values);
  }

  private static Masked declared(Evaluation evaluation) {
    Masked masked = new Masked();
    Map<String, String> variables = evaluation.variables.values();
    evaluation.document.sensitive.forEach(name -> masked.add(variables.getOrDefault(name, "")));
    masked.builders(evaluation.builders);
    return masked;
  }

  private void builders(Collection<EcsBuilder> builders) {
    for (EcsBuilder builder : builders) {
      Access access = builder.access();
      List.of(access.accessKey(), access.secretKey(), access.securityToken()).forEach(this::add);
      builder.communicator().ifPresent(this::logins);
    }
  }

  private void logins(SshSettings ssh) {
    add(ssh.password());
    ssh.bastion().ifPresent(bastion -> add(bastion.password()));
    ssh.proxy().ifPresent(proxy -> add(proxy.password()));
  }

  private void environment(String name, String value) {
    if (!PLAIN.contains(name)) {
      add(value);
    }
  }

  private void add(Optional<Secret> secret) {
    secret.ifPresent(value -> add(value.reveal()));
  }

  private void add(String value) {
    if (value.length() >= SHORTEST) {
      values.add(value);
    }
  }
}
