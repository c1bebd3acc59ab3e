/** Key pairs. */
@NullMarked
package io.kiln.local.ecs.access;

import org.jspecify.annotations.NullMarked;
