package io.kiln.access;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.kiln.template.Secret;
import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.interfaces.RSAPrivateCrtKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.RSAPublicKeySpec;
import java.util.Base64;

/**
 * An RSA key pair as files hold it: PKCS#8 PEM, and the line of an {@code authorized_keys} file
 * (RFC 4253, section 6.6). RSA, because that ImportKeyPair takes ed25519 is not confirmed.
 */
final class KeyFile {
  private static final int BITS = 2048;
  private static final String HEAD = "-----BEGIN PRIVATE KEY-----\n";
  private static final String TAIL = "\n-----END PRIVATE KEY-----\n";

  private KeyFile() {}

  /** A fresh private key. */
  static Secret generate(SecureRandom random) {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
      generator.initialize(BITS, random);
      KeyPair pair = generator.generateKeyPair();
      byte[] encoded = pair.getPrivate().getEncoded();
      String body = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(encoded);
      return Secret.of(HEAD + body + TAIL);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this Java can't make RSA keys", e);
    }
  }

  /** The public half of what {@link #generate} made: {@code ssh-rsa AAAA... comment}. */
  static String publicLine(Secret privateKey, String comment) {
    String body = privateKey.reveal().replace(HEAD, "").replace(TAIL, "");
    try {
      KeyFactory factory = KeyFactory.getInstance("RSA");
      byte[] encoded = Base64.getMimeDecoder().decode(body);
      RSAPrivateCrtKey key =
          (RSAPrivateCrtKey) factory.generatePrivate(new PKCS8EncodedKeySpec(encoded));
      RSAPublicKey half =
          (RSAPublicKey)
              factory.generatePublic(
                  new RSAPublicKeySpec(key.getModulus(), key.getPublicExponent()));
      return "ssh-rsa " + Base64.getEncoder().encodeToString(wire(half)) + " " + comment;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("the stored private key is not the one Kiln made", e);
    }
  }

  private static byte[] wire(RSAPublicKey key) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    field(out, "ssh-rsa".getBytes(US_ASCII));
    field(out, mpint(key.getPublicExponent()));
    field(out, mpint(key.getModulus()));
    return out.toByteArray();
  }

  private static byte[] mpint(BigInteger value) {
    return value.toByteArray();
  }

  private static void field(ByteArrayOutputStream out, byte[] bytes) {
    for (int shift = 24; shift >= 0; shift -= 8) {
      out.write(bytes.length >>> shift);
    }
    out.write(bytes, 0, bytes.length);
  }
}
