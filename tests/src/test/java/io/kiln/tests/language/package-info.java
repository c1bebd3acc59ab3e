/** Kiln's template language beside Packer's: the same templates and expressions to both. */
@NullMarked
package io.kiln.tests.language;

import org.jspecify.annotations.NullMarked;
