package io.kiln.local.clock;

/**
 * Something really happening; while one is open, the virtual clock keeps step with the real one.
 */
public interface Busy extends AutoCloseable {
  @Override
  void close();
}
