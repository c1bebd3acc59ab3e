package io.kiln.local.ecs.catalogue;

import java.util.List;

/** A region of the catalogue, and its zones. */
public record RegionEntry(String id, String name, List<String> zones) {}
