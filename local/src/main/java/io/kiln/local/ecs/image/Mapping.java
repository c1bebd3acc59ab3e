package io.kiln.local.ecs.image;

/** One disk of an image: the snapshot it comes from, its device, its size in GiB, its type. */
public record Mapping(String snapshotId, String device, int size, String type) {}
