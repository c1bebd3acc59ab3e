/** What template.yml declares, and that a mistake in it is found before it is deployed. */
@NullMarked
package io.kiln.tests.stack;

import org.jspecify.annotations.NullMarked;
