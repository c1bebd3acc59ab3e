package io.kiln.local.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.kiln.template.NamedFile;
import io.kiln.template.Template;
import io.kiln.template.TemplateInput;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveOutputStream;

/**
 * A template and the files that it names, packed so that they are found under the very names that
 * the template uses: the zip lies below the folder that holds them all.
 */
final class RemoteParcel {
  /** What opens an account; a deployment has its own role. */
  private static final Set<String> KEYS =
      Set.of(
          "ALICLOUD_ACCESS_KEY",
          "ALICLOUD_SECRET_KEY",
          "ALICLOUD_SECURITY_TOKEN",
          "ALIBABA_CLOUD_ACCESS_KEY_ID",
          "ALIBABA_CLOUD_ACCESS_KEY_SECRET",
          "ALIBABA_CLOUD_SECURITY_TOKEN",
          "SECURITY_TOKEN");

  private static final String INSTRUCTIONS = "kiln.json";
  private static final ObjectMapper JSON = new ObjectMapper();

  private final TemplateInput input;
  private final Template template;
  private final Path folder;
  private final Path file;

  RemoteParcel(Caller caller, TemplateInput input, Template template) {
    this.input = input;
    this.template = template;
    this.folder = caller.folder().toAbsolutePath().normalize();
    this.file = folder.resolve(input.name()).normalize();
  }

  /** The zip; what was chosen beside the template goes in with it. */
  byte[] zip(BuildOptions options, boolean sendKeys) {
    Map<Path, Path> files = new TreeMap<>();
    for (NamedFile named : template.files()) {
      if (named.kind() != NamedFile.Kind.GENERATED) {
        collect(named.path(), files);
      }
    }
    files.put(file, file);
    Path root = root(files);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipArchiveOutputStream zip = new ZipArchiveOutputStream(bytes)) {
      put(zip, INSTRUCTIONS, 0644, JSON.writeValueAsBytes(instructions(root, options, sendKeys)));
      for (Path path : files.keySet()) {
        if (!path.equals(root)) {
          put(zip, root, path, files.get(path));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot pack the template's files", e);
    }
    return bytes.toByteArray();
  }

  /** From where they are to where the deployment looks: for it, ~ is a name like another. */
  private void collect(String name, Map<Path, Path> files) {
    Path top = CallersFiles.at(folder, name).normalize();
    Path there = folder.resolve(name).normalize();
    try (Stream<Path> all = Files.walk(top, FileVisitOption.FOLLOW_LINKS)) {
      all.forEach(path -> files.put(there.resolve(top.relativize(path)).normalize(), path));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + top, e);
    }
  }

  /** The folder that holds all of them, with no file of the instructions' name at its top. */
  private static Path root(Map<Path, Path> files) {
    Path root = null;
    for (Path path : files.keySet()) {
      Path above = path.getParent() == null ? path : path.getParent();
      root = root == null ? above : common(root, above);
    }
    Path found = root == null ? Path.of("/") : root;
    return files.containsKey(found.resolve(INSTRUCTIONS)) && found.getParent() != null
        ? found.getParent()
        : found;
  }

  private static Path common(Path one, Path other) {
    Path common = one;
    while (!other.startsWith(common) && common.getParent() != null) {
      common = common.getParent();
    }
    return common;
  }

  private ObjectNode instructions(Path root, BuildOptions options, boolean sendKeys) {
    ObjectNode all = JSON.createObjectNode();
    all.put("template", root.relativize(file).toString());
    all.put("name", input.name());
    all.put("root", root.toString()).put("working_dir", folder.toString());
    all.set("variables", JSON.valueToTree(input.variables()));
    Map<String, String> environment = new TreeMap<>(template.environmentUsed());
    if (!sendKeys) {
      environment.keySet().removeAll(KEYS);
    }
    all.set("environment", JSON.valueToTree(environment));
    all.set("only", JSON.valueToTree(input.selection().only()));
    all.set("except", JSON.valueToTree(input.selection().except()));
    options.tell(all);
    return all;
  }

  private void put(ZipArchiveOutputStream zip, Path root, Path path, Path source)
      throws IOException {
    String name = root.relativize(path).toString();
    if (path.equals(file)) {
      // read once: it may have come through a pipe
      put(zip, name, 0644, input.text().getBytes(UTF_8));
      return;
    }
    int mode = (Integer) Files.getAttribute(source, "unix:mode") & 0777;
    if (Files.isDirectory(source)) {
      put(zip, name + "/", mode, new byte[0]);
    } else {
      put(zip, name, mode, Files.readAllBytes(source));
    }
  }

  private static void put(ZipArchiveOutputStream zip, String name, int mode, byte[] content)
      throws IOException {
    ZipArchiveEntry entry = new ZipArchiveEntry(name);
    entry.setUnixMode((name.endsWith("/") ? 0040000 : 0100000) | mode);
    entry.setSize(content.length);
    zip.putArchiveEntry(entry);
    zip.write(content);
    zip.closeArchiveEntry();
  }
}
