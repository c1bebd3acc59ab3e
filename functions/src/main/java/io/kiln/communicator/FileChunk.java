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
