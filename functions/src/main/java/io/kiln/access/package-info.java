/** The key pair of a build, the connection to its machine, and the removal of temporary keys. */
@NullMarked
package io.kiln.access;

import org.jspecify.annotations.NullMarked;
