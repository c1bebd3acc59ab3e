/** Images and snapshots once they exist. */
@NullMarked
package io.kiln.local.ecs.image;

import org.jspecify.annotations.NullMarked;
