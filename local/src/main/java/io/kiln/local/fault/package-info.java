/** Failures on demand: which call fails, and how. */
@NullMarked
package io.kiln.local.fault;

import org.jspecify.annotations.NullMarked;
