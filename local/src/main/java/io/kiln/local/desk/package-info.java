/** How other commands ask the process that owns the home. */
@NullMarked
package io.kiln.local.desk;

import org.jspecify.annotations.NullMarked;
