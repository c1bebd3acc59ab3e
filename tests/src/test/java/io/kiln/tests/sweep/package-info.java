/** The sweeper over a littered cloud. */
@NullMarked
package io.kiln.tests.sweep;

import org.jspecify.annotations.NullMarked;
