package io.kiln.template.option;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** All options of one builder or provisioner. */
public final class OptionTable {
  private final List<OptionSpec> rows;

  private OptionTable(List<OptionSpec> rows) {
    this.rows = List.copyOf(rows);
  }

  /** The rows of these parts, in order. */
  @SafeVarargs
  public static OptionTable of(List<OptionSpec>... parts) {
    List<OptionSpec> rows = new ArrayList<>();
    for (List<OptionSpec> part : parts) {
      rows.addAll(part);
    }
    return new OptionTable(rows);
  }

  /** The table of these rows. */
  public static OptionTable rows(OptionSpec... rows) {
    return new OptionTable(List.of(rows));
  }

  public List<OptionSpec> rows() {
    return rows;
  }

  /** The option of that name; Packer does not mind the case. */
  public Optional<OptionSpec> find(String name) {
    return rows.stream().filter(row -> row.name().equalsIgnoreCase(name)).findFirst();
  }

  /** The right name that someone who wrote `wrong` probably meant. */
  public Optional<String> nearest(String wrong) {
    return Nearest.among(wrong, rows.stream().map(OptionSpec::name));
  }
}
