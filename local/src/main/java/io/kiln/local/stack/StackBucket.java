package io.kiln.local.stack;

/**
 * A bucket of OSS.
 *
 * @param versioned whether versioning was ever switched on, so that forbid-overwrite is ignored
 */
public record StackBucket(String id, String name, boolean versioned, String encryption) {}
