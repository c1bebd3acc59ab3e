/**
 * What is kept in OSS, under which key, and how two writers are told apart: journal, logbook,
 * bundles, secrets, artifacts.
 */
@NullMarked
package io.kiln.store;

import org.jspecify.annotations.NullMarked;
