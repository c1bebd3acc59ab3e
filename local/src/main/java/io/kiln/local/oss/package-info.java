/** The subset of OSS over REST that Kiln uses, kept on disk. */
@NullMarked
package io.kiln.local.oss;

import org.jspecify.annotations.NullMarked;
