/** The instance of a build: started, stopped and deleted here. */
@NullMarked
package io.kiln.machine;

import org.jspecify.annotations.NullMarked;
