/**
 * What people's programs are told: the end of a build, one that is held, a leak, a schedule that
 * pauses. Each notice is kept until it was delivered.
 */
@NullMarked
package io.kiln.trigger.notice;

import org.jspecify.annotations.NullMarked;
