package io.kiln.local.ecs.image;

import java.util.List;

/** What stands on layers, which are kept as long as it is there. */
public interface Layered {
  List<String> layers();
}
