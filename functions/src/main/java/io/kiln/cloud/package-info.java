/** Small clients in our words, one method per call we make. The SDK's types and codes stop here. */
@NullMarked
package io.kiln.cloud;

import org.jspecify.annotations.NullMarked;
