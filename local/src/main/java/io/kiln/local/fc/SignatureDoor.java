package io.kiln.local.fc;

import com.sun.net.httpserver.HttpExchange;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Lets signed requests in: the ACS3 scheme, as far as it can be checked. The account's own keys are
 * not known here, as nowhere in the local cloud, so the shape, the signed headers and the body's
 * hash have to be right, and any key opens.
 */
final class SignatureDoor implements HttpDoor {
  private static final Pattern SHAPE =
      Pattern.compile(
          "ACS3-HMAC-SHA256 Credential=([^,\\s]+),\\s*SignedHeaders=([a-z0-9;-]+),"
              + "\\s*Signature=([0-9a-f]{64})");

  private static final List<String> NEEDED =
      List.of("host", "x-acs-date", "x-acs-content-sha256", "x-acs-signature-nonce");

  @Override
  public Optional<String> refuse(HttpExchange exchange, byte[] body) {
    String given = exchange.getRequestHeaders().getFirst("Authorization");
    Matcher shape = SHAPE.matcher(given == null ? "" : given);
    if (!shape.matches()) {
      return Optional.of("the request is not signed (ACS3-HMAC-SHA256)");
    }
    Set<String> signed = new TreeSet<>(List.of(shape.group(2).split(";", -1)));
    for (String header : NEEDED) {
      if (!signed.contains(header) || exchange.getRequestHeaders().getFirst(header) == null) {
        return Optional.of("the header " + header + " is missing or not signed");
      }
    }
    String hash = exchange.getRequestHeaders().getFirst("x-acs-content-sha256");
    return sha256(body).equals(hash)
        ? Optional.empty()
        : Optional.of("x-acs-content-sha256 is not the body's");
  }

  private static String sha256(byte[] body) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(body));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
