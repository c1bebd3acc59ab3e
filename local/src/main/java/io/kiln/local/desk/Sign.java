package io.kiln.local.desk;

import java.net.URI;

/**
 * Where a running local cloud is.
 *
 * @param ecs where ECS, VPC and CloudFlow answer
 * @param flow the flow that drives builds; empty where the tick does
 * @param machines what an instance is there, in the word of the flag that chose it
 */
public record Sign(URI ecs, URI oss, String flow, String machines) {}
