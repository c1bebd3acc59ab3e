package io.kiln.local.ssh;

import java.util.Map;

/**
 * One command line for a user's shell.
 *
 * @param user who runs it
 * @param line what is run; the user's shell reads it
 * @param environment variables beyond those of a login
 */
public record GuestCommand(String user, String line, Map<String, String> environment) {
  /** Copies the environment. */
  public GuestCommand {
    environment = Map.copyOf(environment);
  }
}
