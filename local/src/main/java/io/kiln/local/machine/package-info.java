/** What the local cloud's RunInstances gives: an isolated root file system that really runs. */
@NullMarked
package io.kiln.local.machine;

import org.jspecify.annotations.NullMarked;
