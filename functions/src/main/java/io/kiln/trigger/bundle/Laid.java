package io.kiln.trigger.bundle;

import io.kiln.build.BundleFile;
import io.kiln.template.NamedFile;
import io.kiln.template.TemplateFiles;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A parcel as a template sees it: its files lie below a root that exists nowhere else. What is
 * outside the root is no file.
 */
public final class Laid implements TemplateFiles {
  /** Where a parcel lies unless somebody says otherwise. */
  public static final String ROOT = "/bundle";

  private final Path root;
  private final Path workingDir;
  private final Parcel parcel;

  private Laid(Path root, Path workingDir, Parcel parcel) {
    this.root = root;
    this.workingDir = workingDir;
    this.parcel = parcel;
  }

  /**
   * Lays the parcel out.
   *
   * @param root absolute
   * @param workingDir which relative paths count from: absolute, or relative to the root
   */
  public static Laid out(String root, String workingDir, Parcel parcel) {
    Path base = Path.of(root).normalize();
    return new Laid(base, base.resolve(workingDir).normalize(), parcel);
  }

  /** What {@code pwd} answers. */
  public String workingDir() {
    return workingDir.toString();
  }

  /** What {@code template_dir} answers for a template at this path of the parcel. */
  public String folderOf(String template) {
    Path parent = root.resolve(template).getParent();
    return (parent == null ? root : parent).toString();
  }

  @Override
  public boolean isFile(String path) {
    return inside(path).flatMap(parcel::find).isPresent();
  }

  @Override
  public boolean isFolder(String path) {
    return inside(path).filter(p -> p.isEmpty() || parcel.folders().contains(p)).isPresent();
  }

  /** Each named file, each named folder and everything below it. */
  public List<BundleFile> describe(List<NamedFile> named) {
    List<BundleFile> files = new ArrayList<>();
    for (NamedFile file : named) {
      String name = withoutSlash(file.path());
      boolean secret = file.kind() == NamedFile.Kind.KEY;
      inside(name)
          .ifPresent(
              path -> describe(name, path).forEach(one -> files.add(one.withSecret(secret))));
    }
    return files.stream().distinct().collect(Collectors.toUnmodifiableList());
  }

  /** The content of a described file. */
  public InputStream open(BundleFile file) throws IOException {
    Piece piece =
        inside(file.path())
            .flatMap(parcel::find)
            .orElseThrow(() -> new IOException("there is no " + file.path()));
    return piece.content().open();
  }

  private List<BundleFile> describe(String name, String path) {
    if (parcel.find(path).isPresent()) {
      return List.of(file(name, parcel.find(path).get()));
    }
    if (!isFolder(name)) {
      // "generated": it is made while the build runs
      return List.of();
    }
    String below = path.isEmpty() ? "" : path + "/";
    List<BundleFile> all = new ArrayList<>(List.of(folder(name)));
    parcel.folders().stream()
        .filter(folder -> folder.startsWith(below))
        .forEach(folder -> all.add(folder(name + "/" + folder.substring(below.length()))));
    parcel.paths().stream()
        .filter(one -> one.startsWith(below))
        .forEach(
            one ->
                all.add(
                    file(
                        name + "/" + one.substring(below.length()),
                        parcel.find(one).orElseThrow())));
    return all;
  }

  private static BundleFile file(String name, Piece piece) {
    return BundleFile.builder()
        .path(name)
        .folder(false)
        .size(piece.size())
        .mode(piece.mode())
        .sha256(piece.sha256())
        .build();
  }

  private static BundleFile folder(String name) {
    return BundleFile.builder()
        .path(name)
        .folder(true)
        .size(0)
        .mode(Pieces.EXECUTABLE)
        .sha256("")
        .build();
  }

  /** The path within the parcel, empty for the root itself. */
  private Optional<String> inside(String path) {
    try {
      Path at = workingDir.resolve(path).normalize();
      return at.startsWith(root)
          ? Optional.of(root.relativize(at).toString().replace('\\', '/'))
          : Optional.empty();
    } catch (InvalidPathException noName) {
      return Optional.empty();
    }
  }

  private static String withoutSlash(String path) {
    return path.length() > 1 && path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
  }
}
