package io.kiln.local.ecs;

import io.kiln.local.rpc.Body;

/** What an action does. */
public interface Handler {
  Body handle(Ask ask);
}
