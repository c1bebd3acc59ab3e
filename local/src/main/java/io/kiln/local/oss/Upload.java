package io.kiln.local.oss;

import com.sun.net.httpserver.Headers;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** What an upload says beside its bytes. */
record Upload(Map<String, String> headers, boolean onlyNew, String contentMd5) {
  private static final List<String> KEPT =
      List.of(
          "content-type",
          "content-encoding",
          "content-disposition",
          "content-language",
          "cache-control",
          "expires",
          "x-oss-server-side-encryption",
          "x-oss-server-side-encryption-key-id");

  static Upload of(Headers request) {
    Map<String, String> kept = new TreeMap<>();
    request.forEach(
        (name, values) -> {
          String lower = name.toLowerCase(Locale.ROOT);
          if (KEPT.contains(lower) || lower.startsWith("x-oss-meta-")) {
            kept.put(lower, values.get(0));
          }
        });
    String md5 = request.getFirst("Content-MD5");
    return new Upload(
        kept,
        "true".equalsIgnoreCase(request.getFirst("x-oss-forbid-overwrite")),
        md5 == null ? "" : md5);
  }

  boolean accepts(Sums sums) {
    if (contentMd5.isEmpty()) {
      return true;
    }
    try {
      byte[] wanted = Base64.getDecoder().decode(contentMd5);
      return HexFormat.of().withUpperCase().formatHex(wanted).equals(sums.md5());
    } catch (IllegalArgumentException e) {
      return false;
    }
  }
}
