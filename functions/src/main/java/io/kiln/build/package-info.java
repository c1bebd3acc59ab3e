/**
 * The heart: a build and its state, the ledger, steps that run and undo, the recipe that orders
 * them, and what they ask of a journal, of secrets and of bundle files.
 */
@NullMarked
package io.kiln.build;

import org.jspecify.annotations.NullMarked;
