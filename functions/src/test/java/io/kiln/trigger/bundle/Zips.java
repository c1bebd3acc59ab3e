package io.kiln.trigger.bundle;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveOutputStream;

/** Packs zips, good ones and bad ones. */
public final class Zips {
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final ZipArchiveOutputStream zip = new ZipArchiveOutputStream(bytes);

  public Zips with(String path, String content) {
    return with(path, 0, content.getBytes(UTF_8));
  }

  /** An entry with a mode as Unix tools write it; 0 for none. */
  public Zips with(String path, int mode, byte[] content) {
    try {
      ZipArchiveEntry entry = new ZipArchiveEntry(path);
      if (mode != 0) {
        entry.setUnixMode(mode);
      }
      zip.putArchiveEntry(entry);
      zip.write(content);
      zip.closeArchiveEntry();
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public byte[] bytes() {
    try {
      zip.close();
      return bytes.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
