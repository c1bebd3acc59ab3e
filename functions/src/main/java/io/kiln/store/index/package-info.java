/**
 * The list of all builds, derived from their journals: it may be deleted at any time, and is made
 * again.
 */
@NullMarked
package io.kiln.store.index;

import org.jspecify.annotations.NullMarked;
