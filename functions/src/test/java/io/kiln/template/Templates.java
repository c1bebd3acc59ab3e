package io.kiln.template;

import io.kiln.template.json.JsonReader;
import io.kiln.template.json.JsonValue;
import io.kiln.template.problem.InvalidTemplate;
import io.kiln.template.problem.Problem;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Evaluates templates for the tests of this room. */
final class Templates {
  static final Instant START = Instant.parse("2026-11-22T10:05:09.123Z");

  private Templates() {}

  static TemplateInput input(String text) {
    return TemplateInput.builder()
        .name("t.json")
        .text(text)
        .variables(Map.of())
        .environment(Map.of("TOKEN", "abcdef", "HOME", "/root"))
        .startedAt(START)
        .templateDir("/templates")
        .workingDir("/work")
        .files(files("setup.sh", "file.txt"))
        .seed("seed")
        .build();
  }

  static Template evaluate(String text) {
    return Template.evaluate(input(text));
  }

  static JsonValue emptyObject() {
    return JsonReader.read("{}");
  }

  /** The problems of a template that has some. */
  static List<Problem> problems(String text) {
    return problems(input(text));
  }

  static List<Problem> problems(TemplateInput input) {
    try {
      Template.evaluate(input);
      return List.of();
    } catch (InvalidTemplate invalid) {
      return invalid.problems();
    }
  }

  static List<String> messages(String text) {
    return problems(text).stream().map(Problem::message).collect(Collectors.toList());
  }

  /** A builder that is right, with more options: {@code "zone_id": "x"}. */
  static String ecs(String... more) {
    String rest = more.length == 0 ? "" : ", " + String.join(", ", more);
    return "{\"type\": \"alicloud-ecs\", \"region\": \"cn-shenzhen\", \"image_name\": \"img\","
        + " \"source_image\": \"m-1\", \"instance_type\": \"ecs.x\", \"ssh_username\": \"root\""
        + rest
        + "}";
  }

  static String template(String builder, String... provisioners) {
    return "{\"builders\": ["
        + builder
        + "], \"provisioners\": ["
        + String.join(", ", provisioners)
        + "]}";
  }

  static EcsBuilder only(Template template) {
    return template.builders().get(0);
  }

  private static TemplateFiles files(String... names) {
    Set<String> files = Set.of(names);
    return new TemplateFiles() {
      @Override
      public boolean isFile(String path) {
        return files.contains(path);
      }

      @Override
      public boolean isFolder(String path) {
        return path.equals("folder") || path.equals("folder/");
      }
    };
  }
}
