/** Instances, their disks, and the machines that they really are. */
@NullMarked
package io.kiln.local.ecs.instance;

import org.jspecify.annotations.NullMarked;
