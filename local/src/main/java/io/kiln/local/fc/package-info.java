/**
 * Function Compute: functions by their handler strings, each instance a class loader of its own;
 * invocations, triggers, failures on demand, and what all of it would have cost.
 */
@NullMarked
package io.kiln.local.fc;

import org.jspecify.annotations.NullMarked;
