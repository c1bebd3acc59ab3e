package io.kiln.local.ecs;

import java.util.List;

/** The actions on one kind of thing. */
public interface ActionGroup {
  List<Action> actions();
}
