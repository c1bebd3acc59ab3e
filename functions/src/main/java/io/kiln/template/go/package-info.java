/**
 * A small interpreter for the part of Go's text/template that Packer templates use: actions,
 * pipelines, variables, if, with and range. It knows no Packer function; those are handed in.
 */
@NullMarked
package io.kiln.template.go;

import org.jspecify.annotations.NullMarked;
