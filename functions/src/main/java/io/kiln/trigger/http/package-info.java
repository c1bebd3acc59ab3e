/**
 * The HTTP API: events of Function Compute's HTTP trigger become calls on builds, images, schedules
 * and tokens, and what they answer becomes the trigger's answer.
 */
@NullMarked
package io.kiln.trigger.http;

import org.jspecify.annotations.NullMarked;
