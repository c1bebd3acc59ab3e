/** One small class per provisioner type: its configuration becomes uploads and jobs. */
@NullMarked
package io.kiln.provision;

import org.jspecify.annotations.NullMarked;
