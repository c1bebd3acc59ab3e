/** Black-box tests over the whole: end to end, contracts on the wire, kill-anywhere. */
@NullMarked
package io.kiln.tests;

import org.jspecify.annotations.NullMarked;
