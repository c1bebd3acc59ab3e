/**
 * ECS and VPC over their RPC protocol: states, realistic durations, quotas and dependency errors.
 */
@NullMarked
package io.kiln.local.ecs;

import org.jspecify.annotations.NullMarked;
