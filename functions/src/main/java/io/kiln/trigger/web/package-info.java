/** Requests to addresses that a person wrote down: bounded, and not to where they must not go. */
@NullMarked
package io.kiln.trigger.web;

import org.jspecify.annotations.NullMarked;
