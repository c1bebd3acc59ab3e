package io.kiln.local.oss;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** What was copied: how much, and its sums. */
record Sums(long size, String md5, long crc64) {
  private static final int CHUNK = 64 * 1024;

  static Sums copy(InputStream in, OutputStream out, long crcBefore) throws IOException {
    MessageDigest md5 = newMd5();
    byte[] chunk = new byte[CHUNK];
    long size = 0;
    long crc = crcBefore;
    for (int count = in.read(chunk); count >= 0; count = in.read(chunk)) {
      out.write(chunk, 0, count);
      md5.update(chunk, 0, count);
      crc = Crc64.continued(crc, chunk, count);
      size += count;
    }
    return new Sums(size, HexFormat.of().withUpperCase().formatHex(md5.digest()), crc);
  }

  /** Writes behind the known end; what a killed append left there is overwritten. */
  static Sums append(InputStream in, Path file, long end, long crcBefore) throws IOException {
    try (FileChannel channel =
        FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
      channel.truncate(end);
      channel.position(end);
      return copy(in, Channels.newOutputStream(channel), crcBefore);
    }
  }

  private static MessageDigest newMd5() {
    try {
      return MessageDigest.getInstance("MD5");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("this Java has no MD5", e);
    }
  }
}
