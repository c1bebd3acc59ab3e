/** What the cloud sells, and the actions that tell. */
@NullMarked
package io.kiln.local.ecs.catalogue;

import org.jspecify.annotations.NullMarked;
