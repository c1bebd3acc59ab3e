package io.kiln.local;

import java.util.Map;

/** One thing in the local cloud, as a listing shows it. */
public record Resource(
    String type, String id, String name, String region, String state, Map<String, String> tags) {}
