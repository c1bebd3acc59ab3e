/**
 * Reads template.yml, the deployment: what the file declares, with every parameter and reference
 * resolved, or all that is wrong with it at once, each with its place.
 */
@NullMarked
package io.kiln.local.stack;

import org.jspecify.annotations.NullMarked;
