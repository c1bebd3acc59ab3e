/** What may be done by whom, and that nothing can be slipped in. */
@NullMarked
package io.kiln.tests.security;

import org.jspecify.annotations.NullMarked;
