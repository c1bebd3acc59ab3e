package io.kiln.template;

import io.kiln.template.option.CommunicatorOptions;
import io.kiln.template.option.EcsOptions;
import io.kiln.template.option.OptionSpec;
import io.kiln.template.option.OptionSpec.Status;
import io.kiln.template.option.OptionTable;
import io.kiln.template.option.OptionType;
import io.kiln.template.option.PostProcessorOptions;
import io.kiln.template.option.ProvisionerOptions;
import io.kiln.template.option.TypeSpec;
import io.kiln.template.option.TypeTable;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Writes docs/template-reference.md from the tables by which templates are read. */
final class TemplateReference {
  private static final String HEAD =
      String.join(
          "\n",
          "# Template reference",
          "",
          "What a Packer template (JSON) may say, and what Kiln makes of it. Each row is one of:",
          "",
          "- **taken**: does what it does in Packer.",
          "- **better**: does what it is meant to do in Packer; the note says what is different.",
          "- **refused**: said before anything is created, with the way round that stands here.",
          "",
          "This page is written by a test from the tables that the code reads templates by:",
          "`./mvnw -Dquick -pl functions test -Dtest=TemplateReferenceTest"
              + " -Dreference.update=true`.",
          "");

  private final StringBuilder out = new StringBuilder(HEAD);

  private TemplateReference() {}

  static String text() {
    TemplateReference page = new TemplateReference();
    page.section("Root keys", RootKeys.TABLE);
    page.functions();
    page.section("Builder `alicloud-ecs`", EcsOptions.BUILDER, CommunicatorOptions.ROWS);
    page.section("A disk: `system_disk_mapping`, each of `image_disk_mappings`", EcsOptions.DISK);
    page.section("Each `tag`", EcsOptions.TAG);
    page.section("The builder's communicator", CommunicatorOptions.ROWS);
    page.types("Provisioners", ProvisionerOptions.TYPES, ProvisionerOptions.COMMON);
    page.types("Post-processors", PostProcessorOptions.TYPES, PostProcessorOptions.COMMON);
    return page.out.toString();
  }

  private void functions() {
    title("Functions");
    out.append("Beside these, all that Go's text/template has: ")
        .append(
            "pipes, variables, `if`, `range`, `with`, `define`, `template`, `block`, trim markers,")
        .append(" comments, and its functions `and` to `urlquery`.\n\n");
    row("Function", "Where", "", "Note");
    row("---", "---", "---", "---");
    for (FunctionSpec function : FunctionTable.ROWS) {
      String call = "{{" + (function.name() + " " + function.usage()).strip() + "}}";
      row("`` " + call + " ``", function.where(), word(function.status()), function.note());
    }
  }

  private void types(String title, TypeTable types, OptionTable common) {
    title(title);
    row("Type", "", "Note");
    row("---", "---", "---");
    for (TypeSpec type : types.rows()) {
      row("`" + type.name() + "`", word(type.status()), type.note());
    }
    section("Each of the " + title.toLowerCase(Locale.ROOT), common);
    for (TypeSpec type : types.rows()) {
      if (type.status() != Status.REFUSED) {
        section("`" + type.name() + "`", type.options());
      }
    }
  }

  private void section(String title, OptionTable table) {
    section(title, table.rows());
  }

  /** A table without the rows that have a section of their own. */
  private void section(String title, OptionTable table, List<OptionSpec> elsewhere) {
    section(
        title,
        table.rows().stream().filter(row -> !elsewhere.contains(row)).collect(Collectors.toList()));
  }

  private void section(String title, List<OptionSpec> rows) {
    title(title);
    row("Option", "Type", "Default", "", "Note");
    row("---", "---", "---", "---", "---");
    for (OptionSpec option : rows) {
      boolean secret = option.type() == OptionType.SECRET;
      row(
          "`" + option.name() + "`",
          option.type().words() + (secret ? ", never shown" : ""),
          option.defaultValue().isEmpty() ? "" : "`` " + option.defaultValue() + " ``",
          word(option.status()),
          (option.description() + " " + option.note()).strip());
    }
  }

  private void title(String title) {
    out.append("\n## ").append(title).append("\n\n");
  }

  private void row(String... cells) {
    String line = String.join(" | ", cells).replace("\n", " ");
    out.append("| ").append(line).append(" |\n");
  }

  private static String word(Status status) {
    return status.name().toLowerCase(Locale.ROOT);
  }
}
