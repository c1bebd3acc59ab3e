/** The VPC, vSwitch, security group and address of a build: made here, removed here. */
@NullMarked
package io.kiln.network;

import org.jspecify.annotations.NullMarked;
