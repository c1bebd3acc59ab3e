package io.kiln.local.flow;

import java.util.List;

/** An execution after a step, and the events of that step. */
public record Move(Execution execution, List<Event> events) {}
