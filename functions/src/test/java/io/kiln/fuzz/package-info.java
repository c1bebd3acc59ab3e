/** Hostile input: whatever comes in, the answer is a value or a refusal in Kiln's own words. */
@NullMarked
package io.kiln.fuzz;

import org.jspecify.annotations.NullMarked;
