package io.kiln.local.flow;

/** Which execution of which flow. */
public record ExecutionId(String flow, String name) {}
