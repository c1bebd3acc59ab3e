/**
 * The Function Compute entry points, their settings and the wiring: the only place that knows
 * everybody.
 */
@NullMarked
package io.kiln.function;

import org.jspecify.annotations.NullMarked;
