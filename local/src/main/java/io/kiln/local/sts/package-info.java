/** The emulated STS: temporary keys for roles. */
@NullMarked
package io.kiln.local.sts;

import org.jspecify.annotations.NullMarked;
