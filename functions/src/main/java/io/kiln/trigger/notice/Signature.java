package io.kiln.trigger.notice;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.kiln.template.Secret;
import java.io.ByteArrayOutputStream;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Signs a message as standardwebhooks.com describes it, so that a receiver finds a library that
 * checks it: HMAC-SHA256 over id, moment and body.
 */
final class Signature {
  private static final String ENCODED = "whsec_";

  private final byte[] key;

  /** A signer with a secret: base64 behind {@code whsec_}, else its characters. */
  Signature(Secret secret) {
    String text = secret.reveal();
    this.key =
        text.startsWith(ENCODED)
            ? Base64.getDecoder().decode(text.substring(ENCODED.length()))
            : text.getBytes(UTF_8);
  }

  /** The headers that go with the body. */
  Map<String, String> headers(String id, Instant now, byte[] body) {
    String moment = String.valueOf(now.getEpochSecond());
    Map<String, String> headers = new LinkedHashMap<>();
    headers.put("Content-Type", "application/json");
    headers.put("webhook-id", id);
    headers.put("webhook-timestamp", moment);
    headers.put("webhook-signature", "v1," + sum(id + "." + moment + ".", body));
    return headers;
  }

  private String sum(String lead, byte[] body) {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    all.writeBytes(lead.getBytes(UTF_8));
    all.writeBytes(body);
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(key, "HmacSHA256"));
      return Base64.getEncoder().encodeToString(mac.doFinal(all.toByteArray()));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java has HMAC-SHA256", e);
    }
  }
}
