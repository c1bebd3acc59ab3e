package io.kiln.local.fc;

/**
 * Something that happened to an object.
 *
 * @param name as in {@code ObjectCreated:PutObject}
 */
public record ObjectEvent(String name, String bucket, String key, long size, String etag) {}
