/** What every room keeps on disk, and how: JSON replaced atomically. */
@NullMarked
package io.kiln.local.disk;

import org.jspecify.annotations.NullMarked;
