package io.kiln.trigger;

import io.kiln.build.BuildId;
import io.kiln.build.Phase;
import io.kiln.build.Records;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Counts the builds under way: not those that stand still until a person sees to them. */
public final class UnderWay {
  private static final Logger LOG = LoggerFactory.getLogger(UnderWay.class);

  private final Records records;

  public UnderWay(Records records) {
    this.records = records;
  }

  /** Whether there are so many; journals are read only where the marks alone would say so. */
  public boolean reaches(int count) {
    List<BuildId> marked = records.active().list();
    return marked.size() >= count && marked.stream().filter(this::goesOn).count() >= count;
  }

  /** One that has not begun yet is about to; one that can't be read may cost money. */
  private boolean goesOn(BuildId build) {
    try {
      return records
          .journal()
          .latest(build, 0)
          .filter(entry -> entry.state().phase() == Phase.ENDED)
          .isEmpty();
    } catch (RuntimeException trouble) {
      LOG.error("build={} can't be read, taken as under way", build, trouble);
      return true;
    }
  }
}
