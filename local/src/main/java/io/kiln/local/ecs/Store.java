package io.kiln.local.ecs;

import io.kiln.local.clock.LocalClock;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;

/**
 * Keeps the world: each change works on a copy, is saved, and only then becomes the world.
 * Thread-safe.
 */
public final class Store {
  private final LocalClock clock;
  private final WorldFile file;
  private final List<Chore> chores = new CopyOnWriteArrayList<>();
  private World world;

  public Store(Path path, List<Kind<?>> kinds, LocalClock clock) {
    this.clock = clock;
    this.file = new WorldFile(path, kinds);
    this.world = file.read(clock.latestSeen(), clock::paced);
  }

  public void addChore(Chore chore) {
    chores.add(chore);
  }

  /** Looks and changes; what was put is on disk when this returns. */
  public <R> R change(Function<World, R> work) {
    World done;
    R result;
    synchronized (this) {
      passTime();
      done = world.copy(clock.instant());
      result = work.apply(done);
      keep(done);
    }
    done.afterwards().forEach(Runnable::run);
    return result;
  }

  /** Lets what is due happen. */
  public void settle() {
    change(unused -> true);
  }

  /** A change of its own: what is due stays so even when the work that follows is refused. */
  private void passTime() {
    World draft = world.copy(clock.instant());
    chores.forEach(chore -> chore.run(draft));
    Gone.sweep(draft);
    if (draft.isChanged()) {
      keep(draft);
      draft.afterwards().forEach(Runnable::run);
    }
  }

  private void keep(World draft) {
    if (draft.isChanged()) {
      file.write(draft);
      world = draft;
    }
  }
}
