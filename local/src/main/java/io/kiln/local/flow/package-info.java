/** CloudFlow: executions that walk a definition, kept on disk, driven by the local clock. */
@NullMarked
package io.kiln.local.flow;

import org.jspecify.annotations.NullMarked;
