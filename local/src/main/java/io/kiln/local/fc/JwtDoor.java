package io.kiln.local.fc;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpExchange;
import io.kiln.local.disk.Json;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.RSAPublicKeySpec;
import java.time.Clock;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Lets JSON web tokens in that a key of the trigger's set has signed (RS256), until they expire.
 */
final class JwtDoor implements HttpDoor {
  private static final String SCHEME = "Bearer ";

  private final Map<String, PublicKey> keys;
  private final Clock clock;

  private JwtDoor(Map<String, PublicKey> keys, Clock clock) {
    this.keys = keys;
    this.clock = clock;
  }

  /** The door that this {@code authConfig} describes. */
  static JwtDoor of(String config, Clock clock) {
    try {
      Map<String, PublicKey> keys = new HashMap<>();
      for (JsonNode key : Json.MAPPER.readTree(config).path("jwks").path("keys")) {
        keys.put(key.path("kid").asText(), key(key));
      }
      if (keys.isEmpty()) {
        throw new IllegalArgumentException("authConfig has no jwks with keys");
      }
      return new JwtDoor(keys, clock);
    } catch (JsonProcessingException | GeneralSecurityException e) {
      throw new IllegalArgumentException("authConfig can't be read", e);
    }
  }

  private static PublicKey key(JsonNode key) throws GeneralSecurityException {
    return KeyFactory.getInstance("RSA")
        .generatePublic(
            new RSAPublicKeySpec(number(key.path("n").asText()), number(key.path("e").asText())));
  }

  private static BigInteger number(String text) {
    return new BigInteger(1, Base64.getUrlDecoder().decode(text));
  }

  @Override
  public Optional<String> refuse(HttpExchange exchange, byte[] body) {
    String given = exchange.getRequestHeaders().getFirst("Authorization");
    if (given == null || !given.startsWith(SCHEME)) {
      return Optional.of("there is no token");
    }
    String[] parts = given.substring(SCHEME.length()).split("\\.", -1);
    try {
      return parts.length == 3 && signed(parts) && valid(parts[1])
          ? Optional.empty()
          : Optional.of("the token is not signed by a known key, or expired");
    } catch (IOException | GeneralSecurityException | IllegalArgumentException e) {
      return Optional.of("the token can't be read");
    }
  }

  private boolean signed(String[] parts) throws IOException, GeneralSecurityException {
    JsonNode head = json(parts[0]);
    PublicKey key = keys.get(head.path("kid").asText());
    if (key == null || !head.path("alg").asText().equals("RS256")) {
      return false;
    }
    Signature signature = Signature.getInstance("SHA256withRSA");
    signature.initVerify(key);
    signature.update((parts[0] + "." + parts[1]).getBytes(StandardCharsets.US_ASCII));
    return signature.verify(Base64.getUrlDecoder().decode(parts[2]));
  }

  private boolean valid(String payload) throws IOException {
    JsonNode end = json(payload).path("exp");
    return end.isMissingNode() || end.asLong() > clock.instant().getEpochSecond();
  }

  private static JsonNode json(String part) throws IOException {
    return Json.MAPPER.readTree(Base64.getUrlDecoder().decode(part));
  }
}
