/** Tags on everything that bears them. */
@NullMarked
package io.kiln.local.ecs.tag;

import org.jspecify.annotations.NullMarked;
