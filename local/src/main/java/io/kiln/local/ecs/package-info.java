/**
 * The heart of the emulated ECS and VPC: regions, things in them, their courses through time, and
 * the table of actions.
 */
@NullMarked
package io.kiln.local.ecs;

import org.jspecify.annotations.NullMarked;
