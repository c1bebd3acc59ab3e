/** The flow definition language: text in, a checked definition out; expressions and conditions. */
@NullMarked
package io.kiln.local.flow.fdl;

import org.jspecify.annotations.NullMarked;
