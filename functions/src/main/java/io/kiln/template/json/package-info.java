/** JSON whose every value knows its line, its column and its path. */
@NullMarked
package io.kiln.template.json;

import org.jspecify.annotations.NullMarked;
