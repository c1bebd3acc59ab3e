/**
 * From text to a {@code Template}: JSON, interpolation, variables, validation. Knows nothing of
 * clouds.
 */
@NullMarked
package io.kiln.template;

import org.jspecify.annotations.NullMarked;
