package io.kiln.store;

import static java.util.Objects.requireNonNull;

import io.kiln.build.Artifact;
import io.kiln.build.Artifacts;
import io.kiln.build.BuildId;
import io.kiln.build.Json;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Downloads from machines in a bucket, until their caller fetches them. */
public final class BucketArtifacts implements Artifacts {
  /** Ends the description's key of a folder: it tells files from folders without a look inside. */
  private static final String FOLDER = "/";

  private final Bucket bucket;

  public BucketArtifacts(Bucket bucket) {
    this.bucket = requireNonNull(bucket, "bucket");
  }

  @Override
  public long append(BuildId build, String path, String download, long position, byte[] chunk) {
    String key = Keys.artifact(build, path, download);
    long end = position + chunk.length;
    try {
      return bucket.append(key, position, chunk);
    } catch (PositionConflict e) {
      if (e.actual() >= end) {
        return end;
      }
      if (e.actual() < position) {
        throw new StoreFailure(path + " lacks what comes before byte " + position, e);
      }
      return complete(
          key, e.actual(), Arrays.copyOfRange(chunk, (int) (e.actual() - position), chunk.length));
    }
  }

  @Override
  public void put(BuildId build, String path, byte[] content) {
    bucket.put(Keys.artifact(build, path), content);
  }

  @Override
  public void describe(BuildId build, Artifact artifact) {
    String path = artifact.path() + (artifact.folder() ? FOLDER : "");
    bucket.put(Keys.artifactDescription(build, path), Json.bytes(artifact));
  }

  /** The files and folders that were brought whole, sorted by path: folders before their files. */
  public List<Artifact> described(BuildId build) {
    return bucket.list(Keys.artifactDescriptions(build)).stream()
        .map(key -> bucket.get(key).orElseThrow(() -> new StoreFailure("There is no " + key)))
        .map(bytes -> Json.read(bytes, Artifact.class))
        .sorted(Comparator.comparing(Artifact::path))
        .collect(Collectors.toUnmodifiableList());
  }

  @Override
  public List<String> paths(BuildId build) {
    return bucket.list(Keys.artifactDescriptions(build)).stream()
        .map(key -> Keys.artifactPath(build, key))
        .filter(path -> !path.endsWith(FOLDER))
        .sorted()
        .collect(Collectors.toList());
  }

  /** A part of one of the files; none at or beyond its end. */
  public Optional<byte[]> part(BuildId build, String path, long from, int most) {
    return bucket.get(content(build, path), from, most);
  }

  @Override
  public InputStream open(BuildId build, String path) {
    return new BucketStream(bucket, content(build, path), 0);
  }

  /** Where the newest content of a file is. */
  private String content(BuildId build, String path) {
    return bucket
        .get(Keys.artifactDescription(build, path))
        .flatMap(bytes -> Json.read(bytes, Artifact.class).download())
        .map(download -> Keys.artifact(build, path, download))
        .orElse(Keys.artifact(build, path));
  }

  /** An earlier, shorter chunk of the same file came through. */
  private long complete(String key, long position, byte[] rest) {
    try {
      return bucket.append(key, position, rest);
    } catch (PositionConflict e) {
      throw new StoreFailure("Two writers add to " + key, e);
    }
  }
}
