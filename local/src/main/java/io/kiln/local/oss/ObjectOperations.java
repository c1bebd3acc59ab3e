package io.kiln.local.oss;

import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Operations on one object. */
final class ObjectOperations {
  private static final Pattern RANGE = Pattern.compile("bytes=(\\d*)-(\\d*)");
  private static final DateTimeFormatter HTTP_DATE =
      DateTimeFormatter.RFC_1123_DATE_TIME.withZone(ZoneOffset.UTC);

  private final Buckets buckets;

  ObjectOperations(Buckets buckets) {
    this.buckets = buckets;
  }

  OssReply put(OssRequest request) {
    Bucket bucket = buckets.get(request.bucket());
    checkName(request.key());
    Upload upload = Upload.of(request.exchange().getRequestHeaders());
    Stored stored = bucket.put(request.key(), request.exchange().getRequestBody(), upload);
    return encryption(OssReply.status(200), stored)
        .with("ETag", stored.quotedEtag())
        .with("x-oss-hash-crc64ecma", stored.crc());
  }

  OssReply append(OssRequest request) throws IOException {
    Bucket bucket = buckets.get(request.bucket());
    checkName(request.key());
    if (!request.text("position").matches("\\d{1,12}")) {
      throw OssError.invalidArgument("position");
    }
    long position = Long.parseLong(request.text("position"));
    Upload upload = Upload.of(request.exchange().getRequestHeaders());
    InputStream body = request.exchange().getRequestBody();
    Stored stored = bucket.append(request.key(), position, body, upload);
    return encryption(OssReply.status(200), stored)
        .with("ETag", stored.quotedEtag())
        .with("x-oss-hash-crc64ecma", stored.crc())
        .with("x-oss-next-append-position", String.valueOf(stored.size()));
  }

  OssReply get(OssRequest request) {
    Bucket bucket = buckets.get(request.bucket());
    checkConditions(request, bucket.require(request.key()));
    Bucket.Opened opened = bucket.open(request.key());
    Stored stored = opened.stored();
    OssReply whole =
        headers(stored).with("x-oss-hash-crc64ecma", stored.crc()).with("Accept-Ranges", "bytes");
    Matcher range = RANGE.matcher(request.header("Range"));
    if (!range.matches() || (range.group(1).isEmpty() && range.group(2).isEmpty())) {
      return whole.carrying(opened.bytes(), 0, stored.size());
    }
    return ranged(whole, opened, range);
  }

  private static OssReply ranged(OssReply whole, Bucket.Opened opened, Matcher range) {
    long size = opened.stored().size();
    boolean tail = range.group(1).isEmpty();
    long from =
        tail ? Math.max(0, size - Long.parseLong(range.group(2))) : Long.parseLong(range.group(1));
    long last =
        tail || range.group(2).isEmpty()
            ? size - 1
            : Math.min(size - 1, Long.parseLong(range.group(2)));
    if (from > last) {
      opened.close();
      throw OssError.unsatisfiableRange();
    }
    return whole
        .partial()
        .with("Content-Range", "bytes " + from + "-" + last + "/" + size)
        .carrying(opened.bytes(), from, last - from + 1);
  }

  /** HEAD answers, with and without the user's own metadata. */
  OssReply head(OssRequest request) {
    Bucket bucket = buckets.get(request.bucket());
    Stored stored = bucket.require(request.key());
    checkConditions(request, stored);
    return headers(stored)
        .with("x-oss-hash-crc64ecma", stored.crc())
        .with("Content-Length", String.valueOf(stored.size()));
  }

  OssReply delete(OssRequest request) {
    buckets.get(request.bucket()).delete(request.key());
    return OssReply.status(204);
  }

  private static OssReply headers(Stored stored) {
    OssReply reply =
        OssReply.status(200)
            .withAll(stored.headers())
            .with("ETag", stored.quotedEtag())
            .with("Last-Modified", HTTP_DATE.format(stored.modified()))
            .with("x-oss-object-type", stored.type())
            .with("x-oss-storage-class", "Standard");
    return stored.check().appendable()
        ? reply.with("x-oss-next-append-position", String.valueOf(stored.size()))
        : reply;
  }

  private static OssReply encryption(OssReply reply, Stored stored) {
    String header = "x-oss-server-side-encryption";
    String value = stored.headers().getOrDefault(header, "");
    return value.isEmpty() ? reply : reply.with(header, value);
  }

  private static void checkConditions(OssRequest request, Stored stored) {
    String match = request.header("If-Match");
    if (!match.isEmpty() && !sameTag(match, stored)) {
      throw OssError.preconditionFailed();
    }
    if (sameTag(request.header("If-None-Match"), stored)) {
      throw OssError.notModified();
    }
    String since = request.header("If-Modified-Since");
    if (!since.isEmpty() && !stored.modified().isAfter(date(since))) {
      throw OssError.notModified();
    }
    String unmodified = request.header("If-Unmodified-Since");
    if (!unmodified.isEmpty() && stored.modified().isAfter(date(unmodified))) {
      throw OssError.preconditionFailed();
    }
  }

  private static boolean sameTag(String tag, Stored stored) {
    return tag.replace("\"", "").equalsIgnoreCase(stored.check().etag());
  }

  private static Instant date(String text) {
    try {
      return Instant.from(HTTP_DATE.parse(text));
    } catch (DateTimeParseException e) {
      throw OssError.invalidArgument("date " + text);
    }
  }

  private static void checkName(String key) {
    if (key.isEmpty() || key.length() > 1023 || key.startsWith("/") || key.startsWith("\\")) {
      throw OssError.invalidObjectName();
    }
  }
}
