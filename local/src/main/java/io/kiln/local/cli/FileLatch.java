package io.kiln.local.cli;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Holds a file of the caller's for one writer, across threads and processes: by the lock of another
 * one beside it, which goes when the last word is written, and which a process that dies lets go.
 */
final class FileLatch {
  /** A file can be locked once in a process: its threads wait here. */
  private static final ReentrantLock THREADS = new ReentrantLock(true);

  private static final int LONGEST_MARK = 1 << 24;

  private final Path latch;

  private FileLatch(Path latch) {
    this.latch = latch;
  }

  /** What is done with the file. */
  interface Work {
    void run() throws IOException;
  }

  /** The latch of this file. */
  static FileLatch of(Path file) {
    return new FileLatch(file.resolveSibling(file.getFileName() + ".lock"));
  }

  /** Waits until nobody else holds the file, and works on it. */
  void hold(Work work) throws IOException {
    THREADS.lock();
    try {
      boolean done = false;
      while (!done) {
        done = tried(work);
      }
    } finally {
      THREADS.unlock();
    }
  }

  private boolean tried(Work work) throws IOException {
    try (FileChannel channel =
        FileChannel.open(latch, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
      var unusedUntilClosed = channel.lock();
      if (!isStillThere(channel)) {
        return false;
      }
      try {
        work.run();
      } finally {
        Files.deleteIfExists(latch);
      }
      return true;
    }
  }

  /**
   * Whoever had the lock before deletes the file: a lock on one that is gone keeps nobody out. The
   * mark is a length, as it is seen without opening the file once more: closing that would let the
   * lock go.
   */
  private boolean isStillThere(FileChannel channel) throws IOException {
    int mark = ThreadLocalRandom.current().nextInt(1, LONGEST_MARK);
    int unusedWritten = channel.truncate(0).write(ByteBuffer.allocate(1), mark - 1L);
    try {
      return Files.size(latch) == mark;
    } catch (NoSuchFileException gone) {
      return false;
    }
  }
}
