/** The {@code kiln} command line. */
@NullMarked
package io.kiln.local.cli;

import org.jspecify.annotations.NullMarked;
