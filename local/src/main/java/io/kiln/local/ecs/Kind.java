package io.kiln.local.ecs;

/** A kind of thing: its name on disk and in listings, and its record. */
public record Kind<T extends Thing<T>>(String name, Class<T> type) {}
