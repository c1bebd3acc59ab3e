/** Drives a build in the caller's own process, by the same state machine as everywhere. */
@NullMarked
package io.kiln.local.driver;

import org.jspecify.annotations.NullMarked;
