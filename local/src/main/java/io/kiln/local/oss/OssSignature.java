package io.kiln.local.oss;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Who signed a request, in either version of the signature, in its header or its address. */
final class OssSignature {
  private static final Pattern V1 = Pattern.compile("OSS ([^:]+):.*");
  private static final Pattern V4 = Pattern.compile("OSS4-HMAC-SHA256 .*?Credential=([^/,]+)/.*");

  private OssSignature() {}

  /** Empty when nobody did. */
  static String accessKeyId(OssRequest request) {
    String header = request.header("Authorization");
    for (Pattern version : new Pattern[] {V1, V4}) {
      Matcher matcher = version.matcher(header);
      if (matcher.matches()) {
        return matcher.group(1);
      }
    }
    String credential = request.text("x-oss-credential");
    return request.asks("OSSAccessKeyId")
        ? request.text("OSSAccessKeyId")
        : credential.split("/", 2)[0];
  }
}
