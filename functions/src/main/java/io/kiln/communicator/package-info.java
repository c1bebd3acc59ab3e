/** How a build talks to its machine: start a detached job, look at it, move files. */
@NullMarked
package io.kiln.communicator;

import org.jspecify.annotations.NullMarked;
