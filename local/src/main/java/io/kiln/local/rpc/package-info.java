/** The ECS and VPC wire protocol: requests in, JSON or errors out, and the log of calls. */
@NullMarked
package io.kiln.local.rpc;

import org.jspecify.annotations.NullMarked;
