/** RAM: roles, their policies and temporary keys, and whether a call is allowed by them. */
@NullMarked
package io.kiln.local.ram;

import org.jspecify.annotations.NullMarked;
