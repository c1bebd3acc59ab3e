package io.kiln.local.stack;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * A function of Function Compute.
 *
 * @param id what the file calls it
 * @param roleArn the role whose key it gets
 */
public record StackFunction(
    String id, String name, Entrance entrance, Size size, String roleArn, Extras extras) {

  /** Where it is entered: {@code package.Class::method}. */
  public record Entrance(String handler, Optional<Initializer> initializer) {}

  /** What runs once for each instance, before its first event. */
  public record Initializer(String handler, Duration timeout) {}

  /** What an instance gets, and for how long it may run. */
  public record Size(int memoryMegabytes, double cpu, Duration timeout) {}

  /** What it finds in its environment, and how its asynchronous calls are repeated. */
  public record Extras(Map<String, String> environment, Asynchronous asynchronous) {
    public Extras {
      environment = Map.copyOf(environment);
    }
  }

  /** How often an asynchronous call that failed is repeated, and how old its event may get. */
  public record Asynchronous(int retries, Duration maximumAge) {
    /** As the service does it where nothing is set. */
    static final Asynchronous STANDARD = new Asynchronous(3, Duration.ofDays(1));
  }

  public Map<String, String> environment() {
    return extras.environment();
  }
}
