/** Region and name checks, and the source image a build starts from. */
@NullMarked
package io.kiln.source;

import org.jspecify.annotations.NullMarked;
