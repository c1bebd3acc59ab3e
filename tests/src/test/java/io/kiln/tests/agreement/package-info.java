/** Real Packer and Kiln bake the same templates on the same local cloud. */
@NullMarked
package io.kiln.tests.agreement;

import org.jspecify.annotations.NullMarked;
