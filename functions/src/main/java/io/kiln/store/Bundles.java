package io.kiln.store;

import static java.util.Objects.requireNonNull;

import io.kiln.build.BuildId;
import io.kiln.build.Bundle;
import io.kiln.build.BundleFile;
import io.kiln.build.BundleFiles;
import io.kiln.build.Json;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.DigestInputStream;
import java.util.Optional;

/**
 * What builds were submitted with: the document encrypted, for a template may hold literal secrets;
 * the files beside it, by their hash.
 */
public final class Bundles {
  /** No key comes near it. */
  private static final long LARGEST_SECRET = 1 << 20;

  private final Bucket bucket;
  private final SealedObjects sealed;

  Bundles(Bucket bucket, SealedObjects sealed) {
    this.bucket = requireNonNull(bucket, "bucket");
    this.sealed = requireNonNull(sealed, "sealed");
  }

  /** SHA-256 of the bundle with the hashes of its files: equal bundles have equal ones. */
  public static String hash(Bundle bundle) {
    return Sha256.of(Json.bytes(bundle));
  }

  /**
   * Keeps the document, after its files.
   *
   * @throws StoreFailure when the build has another one
   */
  public void keep(BuildId build, Bundle bundle) {
    String key = Keys.bundle(build);
    if (!sealed.create(key, Json.bytes(bundle)) && !find(build).equals(Optional.of(bundle))) {
      throw new StoreFailure("The build " + build + " has another bundle");
    }
  }

  /**
   * Keeps a file's content, unless it is kept already.
   *
   * @throws StoreFailure when the content is not what the description says
   */
  public void keepFile(BuildId build, BundleFile file, InputStream content) {
    if (file.secret()) {
      keepSecret(build, file, content);
      return;
    }
    String key = Keys.file(build, file.sha256());
    DigestInputStream counted = new DigestInputStream(content, Sha256.digest());
    if (bucket.create(key, counted, file.size())
        && !Sha256.hex(counted.getMessageDigest().digest()).equals(file.sha256())) {
      bucket.delete(key);
      throw new StoreFailure(file.path() + " was changed while it was read");
    }
  }

  private void keepSecret(BuildId build, BundleFile file, InputStream content) {
    String key = Keys.secretFile(build, file.sha256());
    try {
      byte[] bytes = content.readNBytes((int) Math.min(file.size() + 1, LARGEST_SECRET));
      if (!Sha256.of(bytes).equals(file.sha256())) {
        throw new StoreFailure(file.path() + " was changed while it was read, or is no key");
      }
      boolean unusedFirst = sealed.create(key, bytes);
    } catch (IOException e) {
      throw new UncheckedIOException("Can't read " + file.path(), e);
    }
  }

  public Optional<Bundle> find(BuildId build) {
    String key = Keys.bundle(build);
    return sealed.find(key).map(plain -> read(key, plain));
  }

  /** The files of a kept bundle. */
  public BundleFiles files(BuildId build, Bundle bundle) {
    return new BucketBundleFiles(bucket, sealed, build, bundle.files());
  }

  private static Bundle read(String key, byte[] bytes) {
    try {
      return Json.read(bytes, Bundle.class);
    } catch (UncheckedIOException e) {
      throw new StoreFailure(key + " is not the JSON of a bundle", e);
    }
  }
}
