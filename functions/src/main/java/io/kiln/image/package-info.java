/**
 * What a build leaves: the snapshot, the image, its copies, shares and tags, and its publishing.
 */
@NullMarked
package io.kiln.image;

import org.jspecify.annotations.NullMarked;
