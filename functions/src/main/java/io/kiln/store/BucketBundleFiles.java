package io.kiln.store;

import io.kiln.build.BuildId;
import io.kiln.build.BundleFile;
import io.kiln.build.BundleFiles;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** A bundle's files in a bucket, by their hash. */
final class BucketBundleFiles implements BundleFiles {
  private final Bucket bucket;
  private final SealedObjects sealed;
  private final BuildId build;
  private final List<BundleFile> files;

  BucketBundleFiles(Bucket bucket, SealedObjects sealed, BuildId build, List<BundleFile> files) {
    this.bucket = bucket;
    this.sealed = sealed;
    this.build = build;
    this.files =
        files.stream()
            .sorted(Comparator.comparing(BundleFile::path))
            .collect(Collectors.toUnmodifiableList());
  }

  /** Below a folder its folders too: an empty one has to be made, and each has its mode. */
  @Override
  public List<BundleFile> list(String path) {
    String name =
        path.length() > 1 && path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
    List<BundleFile> found =
        files.stream()
            .filter(f -> f.path().equals(name) || f.path().startsWith(name + "/"))
            .collect(Collectors.toList());
    if (found.isEmpty()) {
      throw new StoreFailure("The bundle has no file '" + path + "'");
    }
    found.removeIf(f -> f.folder() && f.path().equals(name));
    return List.copyOf(found);
  }

  @Override
  public Optional<BundleFile> find(String path) {
    return files.stream().filter(f -> f.path().equals(path)).findFirst();
  }

  @Override
  public InputStream open(BundleFile file, long offset) {
    if (file.secret()) {
      String key = Keys.secretFile(build, file.sha256());
      byte[] bytes = sealed.find(key).orElseThrow(() -> new StoreFailure("There is no " + key));
      return new ByteArrayInputStream(bytes, (int) offset, bytes.length - (int) offset);
    }
    return new BucketStream(bucket, Keys.file(build, file.sha256()), offset);
  }
}
