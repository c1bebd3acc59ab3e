/**
 * The tables of options a builder and its provisioners take, and the weak typing by which Packer
 * reads their values.
 */
@NullMarked
package io.kiln.template.option;

import org.jspecify.annotations.NullMarked;
