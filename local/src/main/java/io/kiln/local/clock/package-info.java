/** The local cloud's time. */
@NullMarked
package io.kiln.local.clock;

import org.jspecify.annotations.NullMarked;
