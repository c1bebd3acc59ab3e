/**
 * Post-processors: what is made of a finished build, in chains, once its image is kept. None of
 * them can harm the image.
 */
@NullMarked
package io.kiln.output;

import org.jspecify.annotations.NullMarked;
