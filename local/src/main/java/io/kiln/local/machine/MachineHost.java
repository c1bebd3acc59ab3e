package io.kiln.local.machine;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Starts, keeps and removes machines. */
public interface MachineHost extends AutoCloseable {
  Machine start(MachineSpec spec);

  Optional<Machine> adopt(String id);

  Machine restart(String id);

  void capture(String id, Path layer);

  void destroy(String id);

  List<String> known();

  @Override
  void close();
}
