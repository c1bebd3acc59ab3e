package io.kiln.local.fc;

import java.util.Set;

/**
 * An HTTP trigger as the stack declares it.
 *
 * @param door who is let in before the function is asked
 */
public record HttpTriggerSpec(String name, String function, Set<String> methods, HttpDoor door) {
  public HttpTriggerSpec {
    methods = Set.copyOf(methods);
  }
}
