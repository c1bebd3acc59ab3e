package io.kiln.local.oss;

import java.io.IOException;
import java.util.Map;

/** Operations on buckets, but for listing one. */
final class BucketOperations {
  private final Buckets buckets;

  BucketOperations(Buckets buckets) {
    this.buckets = buckets;
  }

  OssReply create(OssRequest request) {
    buckets.create(request.bucket());
    return OssReply.status(200).with("Location", "/" + request.bucket());
  }

  OssReply delete(OssRequest request) {
    buckets.delete(request.bucket());
    return OssReply.status(204);
  }

  OssReply head(OssRequest request) {
    buckets.get(request.bucket());
    return OssReply.status(200);
  }

  OssReply list() {
    Xml rows = new Xml();
    for (String name : buckets.names()) {
      rows.nested("Bucket", bucket(name));
    }
    Xml result = new Xml().nested("Owner", owner()).nested("Buckets", rows);
    return OssReply.xml(Xml.document("ListAllMyBucketsResult", result));
  }

  OssReply info(OssRequest request) {
    buckets.get(request.bucket());
    Xml bucket =
        bucket(request.bucket())
            .nested("Owner", owner())
            .nested("AccessControlList", new Xml().tag("Grant", "private"));
    return OssReply.xml(Xml.document("BucketInfo", new Xml().nested("Bucket", bucket)));
  }

  OssReply acl(OssRequest request) {
    buckets.get(request.bucket());
    Xml policy =
        new Xml()
            .nested("Owner", owner())
            .nested("AccessControlList", new Xml().tag("Grant", "private"));
    return OssReply.xml(Xml.document("AccessControlPolicy", policy));
  }

  OssReply location(OssRequest request) {
    buckets.get(request.bucket());
    return OssReply.xml(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
            + "<LocationConstraint>oss-local</LocationConstraint>");
  }

  /** Never switched on: forbid-overwrite would be ignored. */
  OssReply versioning(OssRequest request) {
    buckets.get(request.bucket());
    return OssReply.xml(Xml.document("VersioningConfiguration", new Xml()));
  }

  OssReply deleteMany(OssRequest request) throws IOException {
    Bucket bucket = buckets.get(request.bucket());
    Xml.Deletion deletion = Xml.deletion(request.exchange().getRequestBody().readAllBytes());
    Xml result = new Xml();
    for (String key : deletion.keys()) {
      bucket.delete(key);
      if (!deletion.quiet()) {
        result.nested("Deleted", new Xml().tag("Key", key));
      }
    }
    return OssReply.xml(Xml.document("DeleteResult", result));
  }

  private static Xml owner() {
    return new Xml().tag("ID", "1234567890123456").tag("DisplayName", "1234567890123456");
  }

  private static Xml bucket(String name) {
    Xml xml = new Xml();
    Map.of("StorageClass", "Standard", "Location", "oss-local").forEach(xml::tag);
    return xml.tag("Name", name)
        .tag("CreationDate", "2026-01-01T00:00:00.000Z")
        .tag("ExtranetEndpoint", "127.0.0.1")
        .tag("IntranetEndpoint", "127.0.0.1");
  }
}
