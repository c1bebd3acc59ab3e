package io.kiln.communicator.ssh;

import java.io.IOException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.util.Base64;
import net.schmizz.sshj.common.Buffer;
import net.schmizz.sshj.common.KeyType;
import net.schmizz.sshj.userauth.keyprovider.KeyProvider;

/** A private key that shows a certificate instead of its bare public half. */
final class CertifiedKey implements KeyProvider {
  private final KeyProvider key;
  private final String certificate;

  /**
   * A key with its certificate.
   *
   * @param certificate the line of a {@code -cert.pub} file: type, base64, comment
   */
  CertifiedKey(KeyProvider key, String certificate) {
    this.key = key;
    this.certificate = certificate;
  }

  @Override
  public PrivateKey getPrivate() throws IOException {
    return key.getPrivate();
  }

  @Override
  public PublicKey getPublic() throws IOException {
    String[] words = certificate.strip().split("\\s+", 3);
    try {
      return new Buffer.PlainBuffer(Base64.getDecoder().decode(words[1])).readPublicKey();
    } catch (IllegalArgumentException | ArrayIndexOutOfBoundsException | Buffer.BufferException e) {
      throw new IOException("no certificate: want the line of a -cert.pub file", e);
    }
  }

  @Override
  public KeyType getType() throws IOException {
    return KeyType.fromKey(getPublic());
  }
}
