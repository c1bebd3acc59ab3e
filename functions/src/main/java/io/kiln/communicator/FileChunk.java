package io.kiln.communicator;

/** A part of a file on the machine, and how large the file was at that moment. */
public final class FileChunk {
  private final int mode;
  private final long fileSize;
  private final byte[] bytes;

  FileChunk(int mode, long fileSize, byte[] bytes) {
    this.mode = mode;
    this.fileSize = fileSize;
    this.bytes = bytes.clone();
  }

  /** What is to be read of a folder: nothing but its mode. */
  public static FileChunk none(int mode) {
    return new FileChunk(mode, 0, new byte[0]);
  }

  /** Permission bits. */
  public int mode() {
    return mode;
  }

  public long fileSize() {
    return fileSize;
  }

  public byte[] bytes() {
    return bytes.clone();
  }
}
