package io.kiln.local.cli;

import io.kiln.build.Endpoint;
import io.kiln.local.LocalCloud;
import io.kiln.local.LocalOss;
import io.kiln.store.FolderBucket;
import io.kiln.store.OssBucket;
import io.kiln.store.OssPlace;
import io.kiln.store.Store;
import io.kiln.template.Secret;
import java.net.URI;
import java.nio.file.Path;
import java.security.SecureRandom;

/** What is kept of builds, opened for a command that only reads. */
final class OpenStore implements AutoCloseable {
  private final Store store;
  private final Runnable closing;

  private OpenStore(Store store, Runnable closing) {
    this.store = store;
    this.closing = closing;
  }

  /** Also while another process bakes: nothing of the home is taken. */
  static OpenStore reading(Path home, CloudChoice cloud) {
    if (cloud.aliyun()) {
      return new OpenStore(
          new Store(new FolderBucket(CloudChoice.store(home)), new SecureRandom()), () -> {});
    }
    LocalOss oss = LocalOss.reading(home);
    OssBucket bucket = bucket(oss.endpoint());
    return new OpenStore(
        new Store(bucket, new SecureRandom()),
        () -> {
          bucket.close();
          oss.close();
        });
  }

  /** The local cloud's bucket of Kiln's state. */
  static OssBucket bucket(URI endpoint) {
    return OssBucket.at(
        OssPlace.builder()
            .region("cn-hangzhou")
            .bucket(LocalCloud.STATE_BUCKET)
            .endpoint(Endpoint.of(endpoint))
            .keyId("local")
            .secret(Secret.of("no-secret-on-the-local-cloud"))
            .build());
  }

  Store store() {
    return store;
  }

  @Override
  public void close() {
    closing.run();
  }
}
