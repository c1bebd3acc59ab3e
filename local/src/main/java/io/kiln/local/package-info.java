/** The local cloud: the embedded stand-in for ECS, VPC, OSS, FC, CloudFlow and RAM. */
@NullMarked
package io.kiln.local;

import org.jspecify.annotations.NullMarked;
