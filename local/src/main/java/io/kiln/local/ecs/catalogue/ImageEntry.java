package io.kiln.local.ecs.catalogue;

import java.time.Instant;

/** A public image; its name is its id. */
public record ImageEntry(
    String id,
    String family,
    String platform,
    String osName,
    String osNameEn,
    int size,
    Instant created,
    String architecture) {}
