/** VPCs, vSwitches, security groups and elastic addresses. */
@NullMarked
package io.kiln.local.ecs.network;

import org.jspecify.annotations.NullMarked;
