package io.kiln.provision;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.kiln.build.Artifact;
import io.kiln.build.Artifacts;
import io.kiln.build.BuildId;
import io.kiln.build.BundleFile;
import io.kiln.build.BundleFiles;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** A bundle and artifacts in memory. */
final class MemoryFiles implements BundleFiles, Artifacts {
  private final Map<String, byte[]> contents = new TreeMap<>();
  private final Map<String, BundleFile> described = new TreeMap<>();
  private final Map<String, byte[]> parts = new TreeMap<>();
  private final Map<String, byte[]> downloads = new TreeMap<>();
  private final Map<String, Artifact> artifacts = new TreeMap<>();

  void add(String path, int mode, String text) {
    add(path, mode, text.getBytes(UTF_8));
  }

  void add(String path, int mode, byte[] bytes) {
    contents.put(path, bytes);
    described.put(
        path,
        BundleFile.builder()
            .path(path)
            .folder(false)
            .size(bytes.length)
            .mode(mode)
            .sha256(Content.of(bytes).sha256())
            .build());
  }

  void addFolder(String path, int mode) {
    described.put(
        path, BundleFile.builder().path(path).folder(true).size(0).mode(mode).sha256("").build());
  }

  @Override
  public List<BundleFile> list(String path) {
    String folder = path.endsWith("/") ? path : path + "/";
    return described.values().stream()
        .filter(f -> (f.path().equals(path) && !f.folder()) || f.path().startsWith(folder))
        .collect(Collectors.toList());
  }

  @Override
  public Optional<BundleFile> find(String path) {
    return Optional.ofNullable(described.get(path));
  }

  @Override
  public void put(BuildId build, String path, byte[] content) {
    downloads.put(path, content);
  }

  @Override
  public List<String> paths(BuildId build) {
    return List.copyOf(downloads.keySet());
  }

  @Override
  public InputStream open(BuildId build, String path) {
    return new ByteArrayInputStream(downloads.getOrDefault(path, new byte[0]));
  }

  @Override
  public InputStream open(BundleFile file, long offset) {
    byte[] bytes = contents.getOrDefault(file.path(), new byte[0]);
    return new ByteArrayInputStream(bytes, (int) offset, bytes.length - (int) offset);
  }

  /** As a bucket does: what is there already stays as it is. */
  @Override
  public long append(BuildId build, String path, String download, long position, byte[] chunk) {
    byte[] before = parts.getOrDefault(download + "/" + path, new byte[0]);
    if (before.length < position) {
      throw new IllegalStateException(path + " lacks what comes before byte " + position);
    }
    int end = (int) position + chunk.length;
    byte[] after = Arrays.copyOf(before, Math.max(before.length, end));
    int known = before.length - (int) position;
    for (int i = known; i < chunk.length; i++) {
      after[(int) position + i] = chunk[i];
    }
    parts.put(download + "/" + path, after);
    return end;
  }

  @Override
  public void describe(BuildId build, Artifact artifact) {
    artifacts.put(artifact.path(), artifact);
    artifact
        .download()
        .map(download -> parts.getOrDefault(download + "/" + artifact.path(), new byte[0]))
        .ifPresent(content -> downloads.put(artifact.path(), content));
  }

  Map<String, Artifact> artifacts() {
    return artifacts;
  }

  Map<String, byte[]> downloads() {
    return downloads;
  }
}
