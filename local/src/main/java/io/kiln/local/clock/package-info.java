/** The clock of the local cloud: virtual, or real time with a speed factor. */
@NullMarked
package io.kiln.local.clock;

import org.jspecify.annotations.NullMarked;
