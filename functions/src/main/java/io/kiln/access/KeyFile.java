package io.kiln.access;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.kiln.template.KeyType;
import io.kiln.template.Secret;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import org.bouncycastle.asn1.DERBitString;
import org.bouncycastle.asn1.sec.ECPrivateKey;
import org.bouncycastle.asn1.x9.X9ECParameters;
import org.bouncycastle.crypto.AsymmetricCipherKeyPair;
import org.bouncycastle.crypto.generators.ECKeyPairGenerator;
import org.bouncycastle.crypto.generators.Ed25519KeyPairGenerator;
import org.bouncycastle.crypto.params.AsymmetricKeyParameter;
import org.bouncycastle.crypto.params.ECKeyGenerationParameters;
import org.bouncycastle.crypto.params.ECNamedDomainParameters;
import org.bouncycastle.crypto.params.ECPrivateKeyParameters;
import org.bouncycastle.crypto.params.ECPublicKeyParameters;
import org.bouncycastle.crypto.params.Ed25519KeyGenerationParameters;
import org.bouncycastle.crypto.params.Ed25519PrivateKeyParameters;
import org.bouncycastle.crypto.params.RSAKeyParameters;
import org.bouncycastle.crypto.params.RSAPrivateCrtKeyParameters;
import org.bouncycastle.crypto.util.OpenSSHPrivateKeyUtil;
import org.bouncycastle.crypto.util.OpenSSHPublicKeyUtil;
import org.bouncycastle.crypto.util.PrivateKeyFactory;
import org.bouncycastle.crypto.util.SSHNamedCurves;

/**
 * A key pair as files hold it: PEM as OpenSSH reads it, and the line of an {@code authorized_keys}
 * file. Mostly by BouncyCastle, which the SSH library brings: Java 11 knows no ed25519.
 */
final class KeyFile {
  private static final String PKCS8 = "PRIVATE KEY";
  private static final String SEC1 = "EC PRIVATE KEY";
  private static final String OPENSSH = "OPENSSH PRIVATE KEY";

  private KeyFile() {}

  /** A fresh private key. */
  static Secret generate(KeyType type, int bits, SecureRandom random) {
    try {
      switch (type) {
        case RSA:
          return pem(PKCS8, rsa(bits, random));
        case ECDSA:
          return pem(SEC1, sec1(ecdsa(bits, random).generateKeyPair()));
        default:
          return pem(OPENSSH, ed25519(random));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** By the JDK, which finds the primes in a fraction of BouncyCastle's time. */
  private static byte[] rsa(int bits, SecureRandom random) {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
      generator.initialize(bits, random);
      return generator.generateKeyPair().getPrivate().getEncoded();
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every JVM knows RSA", e);
    }
  }

  /** With the public half inside, without which the SSH library can't read it. */
  private static byte[] sec1(AsymmetricCipherKeyPair pair) throws IOException {
    ECPrivateKeyParameters key = (ECPrivateKeyParameters) pair.getPrivate();
    byte[] half = ((ECPublicKeyParameters) pair.getPublic()).getQ().getEncoded(false);
    ECNamedDomainParameters curve = (ECNamedDomainParameters) key.getParameters();
    return new ECPrivateKey(
            curve.getN().bitLength(), key.getD(), new DERBitString(half), curve.getName())
        .getEncoded();
  }

  private static Secret pem(String words, byte[] encoded) {
    String body = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(encoded);
    return Secret.of("-----BEGIN " + words + "-----\n" + body + "\n-----END " + words + "-----\n");
  }

  private static ECKeyPairGenerator ecdsa(int bits, SecureRandom random) {
    ECKeyPairGenerator generator = new ECKeyPairGenerator();
    generator.init(new ECKeyGenerationParameters(curve("nistp" + bits), random));
    return generator;
  }

  private static byte[] ed25519(SecureRandom random) throws IOException {
    Ed25519KeyPairGenerator generator = new Ed25519KeyPairGenerator();
    generator.init(new Ed25519KeyGenerationParameters(random));
    return OpenSSHPrivateKeyUtil.encodePrivateKey(generator.generateKeyPair().getPrivate());
  }

  private static ECNamedDomainParameters curve(String name) {
    X9ECParameters curve = SSHNamedCurves.getParameters(name);
    return new ECNamedDomainParameters(SSHNamedCurves.getByName(name), curve);
  }

  /** The public half of what {@link #generate} made: {@code ssh-rsa AAAA... comment}. */
  static String publicLine(Secret privateKey, String comment) {
    String body = privateKey.reveal().replaceAll("-----[A-Z ]+-----", "");
    byte[] encoded = Base64.getMimeDecoder().decode(body);
    try {
      byte[] blob =
          OpenSSHPublicKeyUtil.encodePublicKey(
              publicHalf(
                  privateKey.reveal().startsWith("-----BEGIN " + PKCS8)
                      ? PrivateKeyFactory.createKey(encoded)
                      : OpenSSHPrivateKeyUtil.parsePrivateKeyBlob(encoded)));
      return type(blob) + " " + Base64.getEncoder().encodeToString(blob) + " " + comment;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static AsymmetricKeyParameter publicHalf(AsymmetricKeyParameter key) {
    if (key instanceof RSAPrivateCrtKeyParameters) {
      RSAPrivateCrtKeyParameters rsa = (RSAPrivateCrtKeyParameters) key;
      return new RSAKeyParameters(false, rsa.getModulus(), rsa.getPublicExponent());
    }
    if (key instanceof ECPrivateKeyParameters) {
      ECPrivateKeyParameters ec = (ECPrivateKeyParameters) key;
      return new ECPublicKeyParameters(
          ec.getParameters().getG().multiply(ec.getD()).normalize(), ec.getParameters());
    }
    return ((Ed25519PrivateKeyParameters) key).generatePublicKey();
  }

  /** A public key's bytes begin with the length of its type, and the type (RFC 4253, 6.6). */
  private static String type(byte[] blob) {
    return new String(blob, Integer.BYTES, ByteBuffer.wrap(blob).getInt(), US_ASCII);
  }
}
