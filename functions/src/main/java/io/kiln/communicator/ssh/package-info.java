/** The communicator over SSH (sshj). */
@NullMarked
package io.kiln.communicator.ssh;

import org.jspecify.annotations.NullMarked;
