package io.kiln.local.ram;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The one table of what each emulated call needs: permissions.txt. */
public final class Permissions {
  private static final int COLUMNS = 5;

  private final Map<String, Permission> rows;

  private Permissions(Map<String, Permission> rows) {
    this.rows = rows;
  }

  /** Reads the table that comes with the local cloud. */
  public static Permissions load() {
    Map<String, Permission> rows = new LinkedHashMap<>();
    text()
        .lines()
        .filter(line -> !line.isBlank() && !line.startsWith("#"))
        .forEach(line -> add(line, rows));
    return new Permissions(Map.copyOf(rows));
  }

  private static void add(String line, Map<String, Permission> rows) {
    String[] cells = line.split(" +", COLUMNS);
    Permission row = new Permission(cells[2], cells[3], cells[4]);
    for (String product : cells[0].split(",", -1)) {
      if (rows.put(product + ":" + cells[1], row) != null) {
        throw new IllegalStateException("two permissions for one call: " + line);
      }
    }
  }

  private static String text() {
    try (InputStream in = Permissions.class.getResourceAsStream("permissions.txt")) {
      if (in == null) {
        throw new IllegalStateException("permissions.txt is missing from the jar");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read permissions.txt", e);
    }
  }

  /** What a call needs. */
  public Optional<Permission> of(String product, String action) {
    return Optional.ofNullable(rows.get(product + ":" + action));
  }

  /** Product and action of every row, as {@code Ecs:RunInstances}. */
  public Set<String> calls() {
    return rows.keySet();
  }
}
