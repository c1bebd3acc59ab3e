package io.kiln.local.oss;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** ListObjects in both versions: keys in order, folded at the delimiter, a page at a time. */
final class Listing {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

  private final OssRequest request;
  private final boolean second;
  private final List<Stored> objects = new ArrayList<>();
  private final Set<String> folders = new LinkedHashSet<>();
  private String last = "";
  private boolean truncated;

  private Listing(OssRequest request) {
    this.request = request;
    this.second = request.text("list-type").equals("2");
  }

  static OssReply of(OssRequest request, Bucket bucket) {
    Listing listing = new Listing(request);
    listing.collect(bucket);
    return OssReply.xml(Xml.document("ListBucketResult", listing.xml()));
  }

  private void collect(Bucket bucket) {
    int most = most();
    String after = after();
    for (Map.Entry<String, Stored> entry : bucket.list(request.text("prefix")).entrySet()) {
      String shown = shown(entry.getKey());
      boolean passed = shown.compareTo(after) <= 0 && !after.isEmpty();
      if (passed || folders.contains(shown)) {
        continue;
      }
      if (objects.size() + folders.size() == most) {
        truncated = true;
        return;
      }
      if (shown.equals(entry.getKey())) {
        objects.add(entry.getValue());
      } else {
        folders.add(shown);
      }
      last = shown;
    }
  }

  /** The key itself, or the folder that the delimiter folds it into. */
  private String shown(String key) {
    String delimiter = request.text("delimiter");
    int from = request.text("prefix").length();
    int cut = delimiter.isEmpty() ? -1 : key.indexOf(delimiter, from);
    return cut < 0 ? key : key.substring(0, cut + delimiter.length());
  }

  private int most() {
    String most = request.text("max-keys");
    if (most.isEmpty()) {
      return 100;
    }
    if (!most.matches("\\d{1,4}") || Integer.parseInt(most) > 1000) {
      throw OssError.invalidArgument("max-keys");
    }
    return Integer.parseInt(most);
  }

  private String after() {
    if (!second) {
      return request.text("marker");
    }
    String token = request.text("continuation-token");
    return token.isEmpty() ? request.text("start-after") : token;
  }

  private Xml xml() {
    Xml xml =
        new Xml()
            .tag("Name", request.bucket())
            .tag("Prefix", encoded(request.text("prefix")))
            .tag("MaxKeys", most())
            .tag("Delimiter", encoded(request.text("delimiter")))
            .tag("IsTruncated", truncated);
    if (!request.text("encoding-type").isEmpty()) {
      xml.tag("EncodingType", request.text("encoding-type"));
    }
    position(xml);
    objects.forEach(object -> xml.nested("Contents", row(object)));
    folders.forEach(
        folder -> xml.nested("CommonPrefixes", new Xml().tag("Prefix", encoded(folder))));
    return xml;
  }

  private void position(Xml xml) {
    if (second) {
      xml.tag("KeyCount", objects.size() + folders.size())
          .tag("StartAfter", encoded(request.text("start-after")))
          .tag("ContinuationToken", request.text("continuation-token"));
    } else {
      xml.tag("Marker", encoded(request.text("marker")));
    }
    if (truncated) {
      xml.tag(second ? "NextContinuationToken" : "NextMarker", second ? last : encoded(last));
    }
  }

  private Xml row(Stored object) {
    Xml owner = new Xml().tag("ID", "1234567890123456").tag("DisplayName", "1234567890123456");
    return new Xml()
        .tag("Key", encoded(object.key()))
        .tag("LastModified", time(object.modified()))
        .tag("ETag", object.quotedEtag())
        .tag("Type", object.type())
        .tag("Size", object.size())
        .tag("StorageClass", "Standard")
        .nested("Owner", owner);
  }

  private static String time(Instant time) {
    return TIME.format(time);
  }

  private String encoded(String text) {
    return request.text("encoding-type").equals("url")
        ? URLEncoder.encode(text, StandardCharsets.UTF_8)
        : text;
  }
}
