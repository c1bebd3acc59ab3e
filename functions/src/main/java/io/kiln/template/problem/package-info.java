/** What is wrong with a template: each problem with its place, gathered and told at once. */
@NullMarked
package io.kiln.template.problem;

import org.jspecify.annotations.NullMarked;
