package io.kiln.function;

import io.kiln.communicator.OwnHost;
import io.kiln.communicator.Session;
import io.kiln.communicator.local.OwnSession;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The instance that a function runs on. What runs there ends with the invocation, and it sees
 * nothing of the environment that could hold the role's credentials.
 */
final class FunctionHost implements OwnHost {
  /** The step's time-out is 120 s; looking, killing and writing it down take the rest. */
  private static final Duration LIMIT = Duration.ofSeconds(90);

  private static final Map<String, String> USUAL =
      Map.of(
          "PATH", "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin",
          "HOME", "/tmp",
          "LANG", "C.UTF-8");

  private final Map<String, String> environment = new TreeMap<>(USUAL);

  FunctionHost(Map<String, String> all) {
    USUAL.keySet().stream()
        .filter(all::containsKey)
        .forEach(name -> environment.put(name, all.getOrDefault(name, "")));
  }

  @Override
  public Session in(Path folder) {
    return new OwnSession(folder, environment);
  }

  @Override
  public Optional<Duration> limit() {
    return Optional.of(LIMIT);
  }
}
