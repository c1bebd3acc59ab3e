package io.kiln.store;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What this process has read or written of objects that never change: the ones it asked for last.
 * Thread-safe.
 */
final class Recent<K, V> {
  private final int most;

  /** The one that was asked for longest ago is first. */
  private final Map<K, V> values = new LinkedHashMap<>(16, 0.75f, true);

  Recent(int most) {
    this.most = most;
  }

  synchronized Optional<V> find(K key) {
    return Optional.ofNullable(values.get(key));
  }

  synchronized void put(K key, V value) {
    values.put(key, value);
    if (values.size() > most) {
      values.remove(values.keySet().iterator().next());
    }
  }
}
