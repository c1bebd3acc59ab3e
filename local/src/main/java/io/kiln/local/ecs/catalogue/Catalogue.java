package io.kiln.local.ecs.catalogue;

import io.kiln.local.disk.Json;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What the cloud sells: regions, zones, instance types and public images. */
public record Catalogue(List<RegionEntry> regions, List<TypeEntry> types, List<ImageEntry> images) {
  /** The catalogue that lies beside this class. */
  public static Catalogue load() {
    try (InputStream in = Catalogue.class.getResourceAsStream("catalogue.json")) {
      return Json.MAPPER.readValue(Objects.requireNonNull(in, "catalogue.json"), Catalogue.class);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read the catalogue", e);
    }
  }

  public Set<String> regionIds() {
    return regions.stream().map(RegionEntry::id).collect(Collectors.toUnmodifiableSet());
  }

  public List<String> zones(String region) {
    return regions.stream()
        .filter(entry -> entry.id().equals(region))
        .flatMap(entry -> entry.zones().stream())
        .toList();
  }

  public Optional<TypeEntry> type(String id) {
    return types.stream().filter(type -> type.id().equals(id)).findFirst();
  }

  public boolean isSoldInRegion(TypeEntry type, String region) {
    return zones(region).stream().anyMatch(type::isSoldIn);
  }
}
