package io.kiln.store;

import com.aliyun.oss.ClientBuilderConfiguration;
import com.aliyun.oss.ClientException;
import com.aliyun.oss.OSS;
import com.aliyun.oss.OSSClientBuilder;
import com.aliyun.oss.OSSErrorCode;
import com.aliyun.oss.OSSException;
import com.aliyun.oss.common.auth.DefaultCredentialProvider;
import com.aliyun.oss.common.comm.SignVersion;
import com.aliyun.oss.model.AppendObjectRequest;
import com.aliyun.oss.model.GetObjectRequest;
import com.aliyun.oss.model.ListObjectsRequest;
import com.aliyun.oss.model.OSSObject;
import com.aliyun.oss.model.ObjectListing;
import com.aliyun.oss.model.ObjectMetadata;
import com.aliyun.oss.model.PutObjectRequest;
import io.kiln.template.Secret;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** A bucket of OSS, without versioning. */
public final class OssBucket implements Bucket, AutoCloseable {
  /** OSS lists at most this many keys at once. */
  private static final int PAGE = 1000;

  private static final int CONNECT_MILLIS = 5_000;
  private static final int READ_MILLIS = 30_000;

  private final OSS oss;
  private final String bucket;

  private OssBucket(OSS oss, String bucket) {
    this.oss = oss;
    this.bucket = bucket;
  }

  /** A client for the bucket; close it. */
  public static OssBucket at(OssPlace place) {
    ClientBuilderConfiguration configuration = new ClientBuilderConfiguration();
    configuration.setSignatureVersion(SignVersion.V4);
    configuration.setConnectionTimeout(CONNECT_MILLIS);
    configuration.setSocketTimeout(READ_MILLIS);
    // its thread would outlive a stopped instance; what was idle is looked at before it is used
    configuration.setUseReaper(false);
    DefaultCredentialProvider credentials =
        new DefaultCredentialProvider(
            place.keyId(), place.secret().reveal(), place.token().map(Secret::reveal).orElse(null));
    OSS oss =
        OSSClientBuilder.create()
            .endpoint(place.endpoint().toString())
            .region(place.region())
            .credentialsProvider(credentials)
            .clientConfiguration(configuration)
            .build();
    return new OssBucket(oss, place.bucket());
  }

  @Override
  public Optional<byte[]> get(String key) {
    return fetch(new GetObjectRequest(bucket, key));
  }

  @Override
  public Optional<byte[]> get(String key, long from, int most) {
    GetObjectRequest request = new GetObjectRequest(bucket, key);
    request.setRange(from, from + most - 1);
    // or OSS answers a range beyond the end with the whole object
    request.addHeader("x-oss-range-behavior", "standard");
    return fetch(request);
  }

  @Override
  public boolean create(String key, InputStream content, long length) {
    ObjectMetadata metadata = encrypted(length);
    metadata.setHeader("x-oss-forbid-overwrite", "true");
    try {
      asking("create", key, () -> oss.putObject(request(key, content, metadata)));
      return true;
    } catch (OssFailure e) {
      if (e.is(OSSErrorCode.FILE_ALREADY_EXISTS)) {
        return false;
      }
      throw e;
    }
  }

  @Override
  public void put(String key, byte[] content) {
    InputStream bytes = new ByteArrayInputStream(content);
    asking("write", key, () -> oss.putObject(request(key, bytes, encrypted(content.length))));
  }

  @Override
  public long append(String key, long position, byte[] bytes) throws PositionConflict {
    AppendObjectRequest request =
        new AppendObjectRequest(
            bucket, key, new ByteArrayInputStream(bytes), encrypted(bytes.length));
    request.setPosition(position);
    try {
      return asking("append to", key, () -> oss.appendObject(request)).getNextPosition();
    } catch (OssFailure e) {
      if (e.is(OSSErrorCode.POSITION_NOT_EQUAL_TO_LENGTH)) {
        throw new PositionConflict(key, position, length(key));
      }
      throw e;
    }
  }

  @Override
  public List<String> list(String prefix) {
    List<String> keys = new ArrayList<>();
    pages(
        new ListObjectsRequest(bucket).withPrefix(prefix).withMaxKeys(PAGE),
        page -> page.getObjectSummaries().forEach(object -> keys.add(object.getKey())));
    return keys.stream().sorted().collect(Collectors.toList());
  }

  @Override
  public List<String> folders(String folder) {
    List<String> found = new ArrayList<>();
    pages(
        new ListObjectsRequest(bucket).withPrefix(folder).withDelimiter("/").withMaxKeys(PAGE),
        page -> found.addAll(page.getCommonPrefixes()));
    return found.stream().sorted().collect(Collectors.toList());
  }

  private void pages(ListObjectsRequest request, Consumer<ObjectListing> take) {
    while (true) {
      ObjectListing page = asking("list", request.getPrefix(), () -> oss.listObjects(request));
      take.accept(page);
      if (!page.isTruncated()) {
        return;
      }
      request.setMarker(page.getNextMarker());
    }
  }

  @Override
  public List<Stored> entries(String prefix) {
    List<Stored> found = new ArrayList<>();
    pages(
        new ListObjectsRequest(bucket).withPrefix(prefix).withMaxKeys(PAGE),
        page ->
            page.getObjectSummaries()
                .forEach(
                    object ->
                        found.add(
                            Stored.of(
                                object.getKey(),
                                object.getSize(),
                                object.getETag(),
                                object.getLastModified().toInstant()))));
    return found.stream().sorted(Comparator.comparing(Stored::key)).collect(Collectors.toList());
  }

  @Override
  public void delete(String key) {
    asking("delete", key, () -> oss.deleteObject(bucket, key));
  }

  @Override
  public void close() {
    oss.shutdown();
  }

  private Optional<byte[]> fetch(GetObjectRequest request) {
    String key = request.getKey();
    try (OSSObject object = asking("read", key, () -> oss.getObject(request))) {
      return Optional.of(object.getObjectContent().readAllBytes());
    } catch (OssFailure e) {
      if (e.is(OSSErrorCode.NO_SUCH_KEY)) {
        return Optional.empty();
      }
      if (e.is(OSSErrorCode.INVALID_RANGE)) {
        return Optional.of(new byte[0]);
      }
      throw e;
    } catch (IOException e) {
      throw new StoreFailure("Can't read oss://" + bucket + "/" + key, e);
    }
  }

  private long length(String key) {
    try {
      return asking("look at", key, () -> oss.getSimplifiedObjectMeta(bucket, key)).getSize();
    } catch (OssFailure e) {
      if (e.is(OSSErrorCode.NO_SUCH_KEY)) {
        return 0;
      }
      throw e;
    }
  }

  private PutObjectRequest request(String key, InputStream content, ObjectMetadata metadata) {
    return new PutObjectRequest(bucket, key, content, metadata);
  }

  private static ObjectMetadata encrypted(long length) {
    ObjectMetadata metadata = new ObjectMetadata();
    metadata.setContentLength(length);
    metadata.setContentType("application/octet-stream");
    metadata.setServerSideEncryption(ObjectMetadata.AES_256_SERVER_SIDE_ENCRYPTION);
    return metadata;
  }

  private <T> T asking(String what, String key, Supplier<T> call) {
    String attempt = "Can't " + what + " oss://" + bucket + "/" + key;
    try {
      return call.get();
    } catch (OSSException e) {
      throw new OssFailure(attempt, e.getErrorCode(), e.getRequestId(), e.getErrorMessage());
    } catch (ClientException e) {
      throw new StoreFailure(attempt + ": no answer (" + e.getErrorCode() + ")");
    }
  }
}
