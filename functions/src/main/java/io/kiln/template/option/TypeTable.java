package io.kiln.template.option;

import io.kiln.template.option.OptionSpec.Status;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** All types of provisioners, or of post-processors: those taken and those refused by name. */
public final class TypeTable {
  private final List<TypeSpec> rows;

  private TypeTable(List<TypeSpec> rows) {
    this.rows = List.copyOf(rows);
  }

  static TypeTable of(List<TypeSpec> rows) {
    return new TypeTable(rows);
  }

  public List<TypeSpec> rows() {
    return rows;
  }

  /** The type of exactly that name: here Packer minds the case. */
  public Optional<TypeSpec> find(String name) {
    return rows.stream().filter(row -> row.name().equals(name)).findFirst();
  }

  /** Those that are run. */
  public List<String> taken() {
    return rows.stream()
        .filter(row -> row.status() != Status.REFUSED)
        .map(TypeSpec::name)
        .collect(Collectors.toList());
  }

  /** The type that someone who wrote `wrong` probably meant. */
  public Optional<String> nearest(String wrong) {
    String plain = wrong.replace('-', '_');
    return Nearest.among(plain, rows.stream().map(row -> row.name().replace('-', '_')))
        .flatMap(
            near ->
                rows.stream()
                    .map(TypeSpec::name)
                    .filter(name -> name.replace('-', '_').equals(near))
                    .findFirst());
  }
}
