/**
 * Kiln bakes Alibaba Cloud ECS images from Packer templates, on Function Compute.
 *
 * <p>Each package below is one room: everything about making and removing one kind of thing.
 */
@NullMarked
@Value.Style(
    jdkOnly = true,
    visibility = ImplementationVisibility.PACKAGE,
    overshadowImplementation = true)
package io.kiln;

import org.immutables.value.Value;
import org.immutables.value.Value.Style.ImplementationVisibility;
import org.jspecify.annotations.NullMarked;
