/** Deploys template.yml into the local cloud, as ROS would into an account. */
@NullMarked
package io.kiln.local.deployment;

import org.jspecify.annotations.NullMarked;
