/**
 * What somebody hands in, before it is a build: files in memory, a zip or a bucket; which of them
 * is the template; and the bundles that come of it.
 */
@NullMarked
package io.kiln.trigger.bundle;

import org.jspecify.annotations.NullMarked;
