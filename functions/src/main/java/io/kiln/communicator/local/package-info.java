/** The computer that Kiln itself runs on, as something that commands can be given to. */
@NullMarked
package io.kiln.communicator.local;

import org.jspecify.annotations.NullMarked;
