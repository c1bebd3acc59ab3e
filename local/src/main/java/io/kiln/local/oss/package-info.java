/** The emulated object store: a subset of the OSS REST protocol over files. */
@NullMarked
package io.kiln.local.oss;

import org.jspecify.annotations.NullMarked;
