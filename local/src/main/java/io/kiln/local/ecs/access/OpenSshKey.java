package io.kiln.local.ecs.access;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.interfaces.RSAPublicKey;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;

/** An RSA key as SSH writes it: the public line and, where it was made here, the private PEM. */
record OpenSshKey(String publicLine, String privatePem) {
  /** What PKCS#8 puts before the PKCS#1 bytes of a 2048-bit RSA key. */
  private static final int PKCS8_HEADER = 26;

  static OpenSshKey generate() {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
      generator.initialize(2048);
      java.security.KeyPair pair = generator.generateKeyPair();
      byte[] pkcs8 = pair.getPrivate().getEncoded();
      return new OpenSshKey(
          publicLine((RSAPublicKey) pair.getPublic()),
          pem(Arrays.copyOfRange(pkcs8, PKCS8_HEADER, pkcs8.length)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this Java cannot make RSA keys", e);
    }
  }

  static String fingerprint(String publicLine) {
    try {
      byte[] blob = Base64.getDecoder().decode(publicLine.split(" ", -1)[1]);
      return HexFormat.of().formatHex(MessageDigest.getInstance("MD5").digest(blob));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this Java has no MD5", e);
    }
  }

  private static String publicLine(RSAPublicKey key) {
    ByteArrayOutputStream blob = new ByteArrayOutputStream();
    try (DataOutputStream out = new DataOutputStream(blob)) {
      write(out, "ssh-rsa".getBytes(StandardCharsets.US_ASCII));
      write(out, number(key.getPublicExponent()));
      write(out, number(key.getModulus()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return "ssh-rsa " + Base64.getEncoder().encodeToString(blob.toByteArray());
  }

  private static byte[] number(BigInteger number) {
    return number.toByteArray();
  }

  private static void write(DataOutputStream out, byte[] bytes) throws IOException {
    out.writeInt(bytes.length);
    out.write(bytes);
  }

  private static String pem(byte[] der) {
    String body = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der);
    return "-----BEGIN RSA PRIVATE KEY-----\n" + body + "\n-----END RSA PRIVATE KEY-----\n";
  }
}
