package io.kiln.store;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;

/**
 * Adds to a file at a known position; whoever dies halfway leaves a beginning that is completed.
 */
final class FolderAppend {
  private FolderAppend() {}

  /**
   * Adds while it holds the lock.
   *
   * @param lock a file of its own: closing any channel of a file can drop all locks on it
   */
  static long append(Path lock, Path file, long position, byte[] bytes)
      throws IOException, PositionConflict {
    try (FileChannel turn = open(lock);
        FileChannel channel = open(file)) {
      await(turn);
      OwnerOnly.file(file);
      long size = channel.size();
      if (size != position && !beginningOf(channel, position, size, bytes)) {
        throw new PositionConflict(file.toString(), position, size);
      }
      write(channel, position, bytes);
      channel.force(true);
      return position + bytes.length;
    }
  }

  private static FileChannel open(Path file) throws IOException {
    return FileChannel.open(
        file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
  }

  /** Other processes are waited for by the lock, other threads of this one by trying. */
  private static void await(FileChannel turn) throws IOException {
    while (true) {
      try {
        turn.lock(); // until the channel is closed
        return;
      } catch (OverlappingFileLockException e) {
        Thread.onSpinWait();
      }
    }
  }

  private static boolean beginningOf(FileChannel file, long position, long size, byte[] bytes)
      throws IOException {
    if (size <= position || size >= position + bytes.length) {
      return false;
    }
    ByteBuffer there = ByteBuffer.allocate((int) (size - position));
    long at = position;
    while (there.hasRemaining()) {
      at += file.read(there, at);
    }
    return Arrays.equals(there.array(), Arrays.copyOf(bytes, there.capacity()));
  }

  private static void write(FileChannel file, long position, byte[] bytes) throws IOException {
    ByteBuffer rest = ByteBuffer.wrap(bytes);
    long at = position;
    while (rest.hasRemaining()) {
      at += file.write(rest, at);
    }
  }
}
