package io.kiln.trigger.series;

import java.util.List;
import java.util.Map;

/** Looks at files on the web. */
interface Watching {
  /**
   * What they are now.
   *
   * @param known what they were; of one that can't be asked this stands
   */
  Map<String, IndexMark> look(List<String> addresses, Map<String, IndexMark> known);
}
