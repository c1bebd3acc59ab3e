/**
 * The builds of one uploaded template, one after the other: what was put there, what is scheduled,
 * what runs, what was baked last and why. One state, in numbered pages; {@code Keeper} moves it.
 */
@NullMarked
package io.kiln.trigger.series;

import org.jspecify.annotations.NullMarked;
