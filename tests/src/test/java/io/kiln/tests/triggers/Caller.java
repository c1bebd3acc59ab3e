package io.kiln.tests.triggers;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.math.BigInteger;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.Signature;
import java.security.interfaces.RSAPublicKey;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** How a caller shows Function Compute who it is: a signed request, or a JSON web token. */
final class Caller {
  private static final String SIGNED =
      "content-type;host;x-acs-content-sha256;x-acs-date;x-acs-signature-nonce";

  private final KeyPair pair;
  private final String kid;

  private Caller(KeyPair pair, String kid) {
    this.pair = pair;
    this.kid = kid;
  }

  /** One with a key of its own, known by that id. */
  static Caller withKey(String kid) throws GeneralSecurityException {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
    generator.initialize(2048);
    return new Caller(generator.generateKeyPair(), kid);
  }

  /** What the trigger has to know of the key, as its {@code authConfig}. */
  String config() {
    RSAPublicKey open = (RSAPublicKey) pair.getPublic();
    return "{\"jwks\":{\"keys\":[{\"kty\":\"RSA\",\"alg\":\"RS256\",\"kid\":\"%s\",\"n\":\"%s\",\"e\":\"%s\"}]}}"
        .formatted(kid, number(open.getModulus()), number(open.getPublicExponent()));
  }

  private static String number(BigInteger number) {
    byte[] bytes = number.toByteArray();
    int sign = bytes[0] == 0 ? 1 : 0;
    return part(Arrays.copyOfRange(bytes, sign, bytes.length));
  }

  /** A token that is good until then. */
  String token(Instant end) throws GeneralSecurityException {
    String head = part("{\"alg\":\"RS256\",\"kid\":\"" + kid + "\"}");
    String said = head + "." + part("{\"sub\":\"ci\",\"exp\":" + end.getEpochSecond() + "}");
    Signature signature = Signature.getInstance("SHA256withRSA");
    signature.initSign(pair.getPrivate());
    signature.update(said.getBytes(UTF_8));
    return said + "." + part(signature.sign());
  }

  private static String part(String text) {
    return part(text.getBytes(UTF_8));
  }

  private static String part(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  /** A request in the ACS3 scheme, as the vendor's SDKs sign one. */
  static HttpRequest.Builder signed(URI address, String method, String body, Instant now)
      throws GeneralSecurityException {
    String date = now.toString().replaceAll("\\.\\d+Z", "Z");
    String nonce = UUID.randomUUID().toString();
    String hash = sha256(body);
    String canonical =
        String.join(
            "\n",
            method,
            address.getPath(),
            address.getQuery() == null ? "" : address.getQuery(),
            "content-type:application/json",
            "host:" + address.getAuthority(),
            "x-acs-content-sha256:" + hash,
            "x-acs-date:" + date,
            "x-acs-signature-nonce:" + nonce,
            "",
            SIGNED,
            hash);
    Mac mac = Mac.getInstance("HmacSHA256");
    mac.init(new SecretKeySpec("a secret".getBytes(UTF_8), "HmacSHA256"));
    byte[] signature = mac.doFinal(("ACS3-HMAC-SHA256\n" + sha256(canonical)).getBytes(UTF_8));
    return HttpRequest.newBuilder(address)
        .method(method, BodyPublishers.ofString(body))
        .header("Content-Type", "application/json")
        .header("x-acs-content-sha256", hash)
        .header("x-acs-date", date)
        .header("x-acs-signature-nonce", nonce)
        .header(
            "Authorization",
            "ACS3-HMAC-SHA256 Credential=key,SignedHeaders="
                + SIGNED
                + ",Signature="
                + HexFormat.of().formatHex(signature));
  }

  private static String sha256(String text) throws GeneralSecurityException {
    byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8));
    return HexFormat.of().formatHex(digest);
  }
}
