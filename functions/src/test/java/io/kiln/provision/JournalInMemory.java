package io.kiln.provision;

import io.kiln.build.ActiveBuilds;
import io.kiln.build.BuildId;
import io.kiln.build.EndMarks;
import io.kiln.build.Entry;
import io.kiln.build.Journal;
import io.kiln.build.LogLine;
import io.kiln.build.Logbook;
import io.kiln.build.Names;
import io.kiln.build.Records;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;

/** One build's journal in memory, with a boundary before and after each write. */
final class JournalInMemory implements Records {
  private final TreeMap<Long, Entry> entries = new TreeMap<>();
  private final Consumer<String> boundary;

  JournalInMemory(Consumer<String> boundary) {
    this.boundary = boundary;
  }

  void begin(Entry first) {
    entries.put(1L, first);
  }

  Entry last() {
    return entries.lastEntry().getValue();
  }

  List<Entry> entries() {
    return List.copyOf(entries.values());
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
        boundary.accept("before entry");
        boolean won = entries.putIfAbsent(entry.seq(), entry) == null;
        boundary.accept("after entry");
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
      public void append(Entry entry) {}

      @Override
      public List<LogLine> read(BuildId build, long from) {
        return List.of();
      }
    };
  }

  @Override
  public Names names() {
    return new Names() {
      @Override
      public BuildId take(String region, String imageName, BuildId build) {
        return build;
      }

      @Override
      public void release(String region, String imageName, BuildId build) {}
    };
  }

  @Override
  public ActiveBuilds active() {
    return new ActiveBuilds() {
      @Override
      public void add(BuildId build) {}

      @Override
      public void remove(BuildId build) {}

      @Override
      public List<BuildId> list() {
        return List.of();
      }
    };
  }

  @Override
  public EndMarks ended() {
    return build -> {};
  }

  @Override
  public ActiveBuilds leaking() {
    return active();
  }
}
