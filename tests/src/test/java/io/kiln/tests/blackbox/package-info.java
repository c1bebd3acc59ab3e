/** What Kiln promises to whoever runs it, tried on the command line as a process of its own. */
@NullMarked
package io.kiln.tests.blackbox;

import org.jspecify.annotations.NullMarked;
