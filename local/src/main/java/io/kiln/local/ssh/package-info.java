/** The SSH server of a local machine. */
@NullMarked
package io.kiln.local.ssh;

import org.jspecify.annotations.NullMarked;
