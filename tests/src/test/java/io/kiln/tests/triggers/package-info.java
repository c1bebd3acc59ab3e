/** Builds that begin by themselves: an upload, a schedule, a timer that drives; and notices. */
@NullMarked
package io.kiln.tests.triggers;

import org.jspecify.annotations.NullMarked;
