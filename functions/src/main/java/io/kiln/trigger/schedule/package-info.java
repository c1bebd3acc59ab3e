/**
 * When something is to be baked again: cron expressions in a time zone, and what goes with them.
 */
@NullMarked
package io.kiln.trigger.schedule;

import org.jspecify.annotations.NullMarked;
