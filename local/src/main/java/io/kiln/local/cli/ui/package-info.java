/** How a command speaks: Packer's shapes on a terminal, in a pipe, and for a program. */
@NullMarked
package io.kiln.local.cli.ui;

import org.jspecify.annotations.NullMarked;
