package io.kiln.store.index;

import io.kiln.store.Bucket;
import io.kiln.store.PositionConflict;
import io.kiln.store.Stored;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;

/** A bucket as one of several instances sees it; another's doings can come in between. */
class Instance implements Bucket {
  private final Bucket shared;
  private String prefix = "";
  private Runnable between = () -> {};

  Instance(Bucket shared) {
    this.shared = shared;
  }

  /** Before the next object that begins so is created, this happens. */
  void before(String begin, Runnable others) {
    prefix = begin;
    between = others;
  }

  @Override
  public Optional<byte[]> get(String key) {
    return shared.get(key);
  }

  @Override
  public Optional<byte[]> get(String key, long from, int most) {
    return shared.get(key, from, most);
  }

  @Override
  public boolean create(String key, InputStream content, long length) {
    if (key.startsWith(prefix)) {
      Runnable once = between;
      between = () -> {};
      once.run();
    }
    return shared.create(key, content, length);
  }

  @Override
  public void put(String key, byte[] content) {
    shared.put(key, content);
  }

  @Override
  public long append(String key, long position, byte[] bytes) throws PositionConflict {
    return shared.append(key, position, bytes);
  }

  @Override
  public List<String> list(String prefix) {
    return shared.list(prefix);
  }

  @Override
  public List<String> folders(String folder) {
    return shared.folders(folder);
  }

  @Override
  public List<Stored> entries(String prefix) {
    return shared.entries(prefix);
  }

  @Override
  public void delete(String key) {
    shared.delete(key);
  }
}
