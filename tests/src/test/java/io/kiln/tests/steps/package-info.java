/** Every step that makes something, held to the same contract against the local cloud. */
@NullMarked
package io.kiln.tests.steps;

import org.jspecify.annotations.NullMarked;
