package io.kiln.build;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** Records in memory, with a boundary before and after each write. */
final class MemoryRecords implements Records {
  private final Boundaries boundaries;
  private final TreeMap<Long, Entry> entries = new TreeMap<>();
  private final TreeMap<Long, List<LogLine>> log = new TreeMap<>();
  private final Map<String, BuildId> names = new HashMap<>();
  private final List<BuildId> active = new ArrayList<>();
  private final List<BuildId> leaking = new ArrayList<>();
  private final Set<BuildId> told = new HashSet<>();

  MemoryRecords(Boundaries boundaries) {
    this.boundaries = boundaries;
  }

  @Override
  public Journal journal() {
    return new Journal() {
      @Override
      public Optional<Entry> latest(BuildId build, long from) {
        return Optional.ofNullable(entries.lastEntry()).map(Map.Entry::getValue);
      }

      @Override
      public boolean append(Entry entry) {
        boundaries.pass("before entry " + entry.seq());
        boolean won = entries.putIfAbsent(entry.seq(), entry) == null;
        boundaries.pass("after entry " + entry.seq());
        return won;
      }
    };
  }

  @Override
  public Logbook logbook() {
    return new Logbook() {
      @Override
      public long size(List<LogLine> lines) {
        return lines.size();
      }

      @Override
      public void append(Entry entry) {
        log.put(entry.seq(), entry.log());
        boundaries.pass("after log " + entry.seq());
      }

      @Override
      public List<LogLine> read(BuildId build, long from) {
        List<LogLine> all = new ArrayList<>();
        log.values().forEach(all::addAll);
        return all.subList((int) from, all.size());
      }
    };
  }

  @Override
  public Names names() {
    return new Names() {
      @Override
      public BuildId take(String region, String imageName, BuildId build) {
        boundaries.pass("before name");
        return names.computeIfAbsent(region + "/" + imageName, k -> build);
      }

      @Override
      public void release(String region, String imageName, BuildId build) {
        boundaries.pass("before name release");
        names.remove(region + "/" + imageName, build);
      }
    };
  }

  @Override
  public ActiveBuilds active() {
    return new ActiveBuilds() {
      @Override
      public void add(BuildId build) {
        active.add(build);
      }

      @Override
      public void remove(BuildId build) {
        active.remove(build);
        boundaries.pass("after active");
      }

      @Override
      public List<BuildId> list() {
        return List.copyOf(active);
      }
    };
  }

  @Override
  public EndMarks ended() {
    return build -> {
      boundaries.pass("before end mark");
      told.add(build);
      boundaries.pass("after end mark");
    };
  }

  @Override
  public ActiveBuilds leaking() {
    return new ActiveBuilds() {
      @Override
      public void add(BuildId build) {
        leaking.add(build);
      }

      @Override
      public void remove(BuildId build) {
        leaking.remove(build);
      }

      @Override
      public List<BuildId> list() {
        return List.copyOf(leaking);
      }
    };
  }

  /** The builds of which people are to be told. */
  Set<BuildId> told() {
    return Set.copyOf(told);
  }

  Entry last() {
    return entries.lastEntry().getValue();
  }

  List<String> lines() {
    List<String> texts = new ArrayList<>();
    log.values().forEach(lines -> lines.forEach(line -> texts.add(line.text())));
    return texts;
  }
}
