/** Machines, really booted. */
@NullMarked
package io.kiln.local.machine;

import org.jspecify.annotations.NullMarked;
