/** What people put into the bucket: which of it belongs together, and whether it can be baked. */
@NullMarked
package io.kiln.trigger.upload;

import org.jspecify.annotations.NullMarked;
