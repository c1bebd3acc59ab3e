/**
 * Kills a whole bake at every boundary between Kiln and the world, lets whoever drives go on, and
 * looks at what is left. {@code tests/kill-everywhere} runs all of it.
 */
@NullMarked
package io.kiln.tests.kill;

import org.jspecify.annotations.NullMarked;
