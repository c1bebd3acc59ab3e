/** How images and snapshots are taken from instances. */
@NullMarked
package io.kiln.local.ecs.capture;

import org.jspecify.annotations.NullMarked;
