/**
 * What starts builds and looks after them: each trigger turns its event into calls on the state
 * machine and the store.
 */
@NullMarked
package io.kiln.trigger;

import org.jspecify.annotations.NullMarked;
