package io.kiln.trigger.bundle;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** Makes pieces: measures their content once. */
public final class Pieces {
  /** Readable by all. */
  public static final int PLAIN = 0644;

  /** And executable. */
  public static final int EXECUTABLE = 0755;

  /** Executable if it begins like a script, else not: where nobody kept the mode. */
  static final int GUESSED = -1;

  private Pieces() {}

  /** A piece in memory. */
  public static Piece of(byte[] content, int mode) {
    try {
      return measured(() -> new ByteArrayInputStream(content), content.length, mode);
    } catch (IOException e) {
      throw new IllegalStateException("memory can be read", e);
    }
  }

  /**
   * A piece that is read once to be measured.
   *
   * @throws IOException also when it is longer than it may be
   */
  static Piece measured(Piece.Content content, long most, int mode) throws IOException {
    MessageDigest digest = sha256();
    long size;
    byte[] head;
    try (InputStream in = new DigestInputStream(new Limited(content.open(), most), digest)) {
      head = in.readNBytes(2);
      size = head.length + in.transferTo(OutputStream.nullOutputStream());
    }
    boolean script = head.length == 2 && head[0] == '#' && head[1] == '!';
    int guessed = script ? EXECUTABLE : PLAIN;
    return Piece.builder()
        .size(size)
        .mode(mode == GUESSED ? guessed : mode)
        .sha256(hex(digest.digest()))
        .content(content)
        .build();
  }

  static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  static String hex(byte[] digest) {
    StringBuilder text = new StringBuilder();
    for (byte b : digest) {
      text.append(String.format("%02x", b));
    }
    return text.toString();
  }
}
