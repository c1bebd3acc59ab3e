package io.kiln.template;

import io.kiln.template.json.JsonValue;
import io.kiln.template.json.Spot;
import io.kiln.template.problem.Problems;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What the readers of one template share: its input, variables, problems and files named. */
final class Surroundings {
  private final TemplateInput in;
  private final Environment environment;
  private final Variables variables;
  private final Problems problems;
  private final List<NamedFile> files = new ArrayList<>();

  Surroundings(TemplateInput in, Environment environment, Variables variables, Problems problems) {
    this.in = in;
    this.environment = environment;
    this.variables = variables;
    this.problems = problems;
  }

  Problems problems() {
    return problems;
  }

  Environment environment() {
    return environment;
  }

  Variables variables() {
    return variables;
  }

  List<NamedFile> files() {
    return files;
  }

  /** Whether the operator lets templates run commands where Kiln runs. */
  boolean mayRunLocally() {
    return in.shellLocal();
  }

  boolean exists(String path) {
    return in.files().isFile(path) || in.files().isFolder(path);
  }

  boolean isFile(String path) {
    return in.files().isFile(path);
  }

  void name(String path, Spot spot, boolean generated) {
    NamedFile.Kind kind = in.files().isFolder(path) ? NamedFile.Kind.FOLDER : NamedFile.Kind.FILE;
    name(path, spot, generated && !exists(path) ? NamedFile.Kind.GENERATED : kind);
  }

  void name(String path, Spot spot, NamedFile.Kind kind) {
    NamedFile file = NamedFile.of(path, problems.place(spot), kind);
    if (!files.contains(file)) {
      files.add(file);
    }
  }

  /** For builder names, which are rendered before any builder is known. */
  Rendering names() {
    return new Rendering(at -> functions(at).all(), Optional.empty(), problems);
  }

  Rendering options(RawBuilder builder) {
    return new Rendering(
        at -> functions(at).of(builder).names().build(Map.of()).all(), Optional.empty(), problems);
  }

  /** As options(), but what only the build knows stays to be filled in by it. */
  Rendering provisioners(RawBuilder builder) {
    Map<String, String> later = BuildFields.LATER;
    return new Rendering(
        at -> functions(at).of(builder).build(later).all(), Optional.of(later), problems);
  }

  private Functions functions(JsonValue at) {
    return Functions.of(in, at.spot().path()).text("user", name -> variables.use(name, at));
  }
}
