package io.kiln.build;

import java.util.List;

/** The builds under way: added before the first entry, removed after the receipt. */
public interface ActiveBuilds {
  void add(BuildId build);

  void remove(BuildId build);

  List<BuildId> list();
}
