/**
 * What the tests of the local cloud share: a cloud to ask over the wire, and machines that are only
 * pretended.
 */
@NullMarked
package io.kiln.local.testing;

import org.jspecify.annotations.NullMarked;
