package io.kiln.template;

import static io.kiln.template.FunctionSpec.taken;

import io.kiln.template.option.OptionSpec.Status;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Every function that Packer gives a template, beside those of Go itself. */
final class FunctionTable {
  private static final String ANYWHERE = "anywhere";
  private static final String IN_BUILDS = "builders, provisioners, post-processors";
  private static final String VARIABLES = "variables";
  private static final String OPTIONS = "builders' options";
  private static final String PACKER_LACKS_IT =
      "Packer's alicloud-ecs has no such function; other builders do.";

  static final List<FunctionSpec> ROWS =
      List.of(
          refused(
              "aws_secretsmanager",
              "`name` `key`",
              "AWS Secrets Manager is not asked; hand the secret in as a -var or with env."),
          taken("build", "`ID`", "provisioners, post-processors"),
          taken("build_name", "", IN_BUILDS),
          taken("build_type", "", IN_BUILDS),
          wider("clean_image_name", "`a name`", "The old name of clean_resource_name."),
          wider("clean_resource_name", "`a name`", PACKER_LACKS_IT),
          refused(
              "consul_key",
              "`path`",
              "Consul is not asked; hand the value in as a -var or with env."),
          taken("env", "`HOME`", VARIABLES),
          taken("isotime", "`2006-01-02`", ANYWHERE),
          taken("lower", "`TEXT`", ANYWHERE),
          taken("packer_version", "", IN_BUILDS),
          taken("pwd", "", ANYWHERE),
          taken("replace", "`old` `new` 1 `text`", ANYWHERE),
          taken("replace_all", "`old` `new` `text`", ANYWHERE),
          refused(
              "sed",
              "`s/a/b/` `text`",
              "Packer refuses it too; use replace or replace_all instead of sed."),
          taken("split", "`a,b` `,` 0", ANYWHERE),
          taken("strftime", "`%Y-%m-%d`", ANYWHERE),
          taken("template_dir", "", ANYWHERE),
          taken("timestamp", "", ANYWHERE),
          taken("upper", "`text`", ANYWHERE),
          taken("user", "`variable`", ANYWHERE),
          better(
              "uuid",
              "",
              "The same however often an invocation repeats itself; Packer's differ each time."),
          refused(
              "vault",
              "`path` `key`",
              "Vault is not asked; hand the secret in as a -var or with env."));

  private FunctionTable() {}

  static Set<String> names() {
    Set<String> names = new TreeSet<>();
    ROWS.forEach(row -> names.add(row.name()));
    return names;
  }

  /** Why a function is refused. */
  static String note(String name) {
    return ROWS.stream()
        .filter(row -> row.name().equals(name))
        .map(FunctionSpec::note)
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no function named " + name));
  }

  private static FunctionSpec better(String name, String usage, String note) {
    return FunctionSpec.of(name, usage, ANYWHERE, Status.BETTER, note);
  }

  private static FunctionSpec wider(String name, String usage, String note) {
    return FunctionSpec.of(name, usage, OPTIONS, Status.BETTER, note);
  }

  private static FunctionSpec refused(String name, String usage, String note) {
    return FunctionSpec.of(name, usage, "nowhere", Status.REFUSED, note);
  }
}
