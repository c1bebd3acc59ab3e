package io.kiln.local.desk;

import java.net.URI;

/**
 * Where a running local cloud is.
 *
 * @param ecs where ECS, VPC and CloudFlow answer
 * @param flow the flow that drives builds; empty where the tick does
 */
public record Sign(URI ecs, URI oss, String flow) {}
