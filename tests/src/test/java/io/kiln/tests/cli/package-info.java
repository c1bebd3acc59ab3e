/** What a person sees: each outcome of the command line is a golden file. */
@NullMarked
package io.kiln.tests.cli;

import org.jspecify.annotations.NullMarked;
