package io.kiln.build;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Every cloud resource of a build, in the order of its announcement. Immutable. */
public final class Ledger {
  private final List<Resource> resources;

  private Ledger(List<Resource> resources) {
    this.resources = List.copyOf(resources);
  }

  public static Ledger empty() {
    return new Ledger(List.of());
  }

  @JsonCreator
  public static Ledger of(List<Resource> resources) {
    return new Ledger(resources);
  }

  @JsonValue
  public List<Resource> resources() {
    return resources;
  }

  /** The resource with this key, whatever its state. */
  public Optional<Resource> find(String key) {
    return resources.stream().filter(r -> r.key().equals(key)).findFirst();
  }

  /**
   * The id of a resource that was made.
   *
   * @throws java.util.NoSuchElementException when it was not
   */
  public String idOf(String key) {
    return find(key).flatMap(Resource::id).orElseThrow();
  }

  /** Adds the resource, or replaces the one with its key. */
  public Ledger with(Resource resource) {
    List<Resource> changed = new ArrayList<>(resources);
    for (int i = 0; i < changed.size(); i++) {
      if (changed.get(i).key().equals(resource.key())) {
        changed.set(i, resource);
        return new Ledger(changed);
      }
    }
    changed.add(resource);
    return new Ledger(changed);
  }

  /**
   * The same with a resource that is announced now, if again: what it stands on is older, and undo
   * begins with the youngest.
   */
  public Ledger announcing(Resource resource) {
    List<Resource> changed = new ArrayList<>(resources);
    changed.removeIf(r -> r.key().equals(resource.key()));
    changed.add(resource);
    return new Ledger(changed);
  }

  /** Applies a change to each resource. */
  public Ledger map(UnaryOperator<Resource> change) {
    List<Resource> changed = new ArrayList<>();
    resources.forEach(r -> changed.add(change.apply(r)));
    return new Ledger(changed);
  }

  /** The youngest resource that may still exist and is not kept: the next one to undo. */
  public Optional<Resource> nextToUndo() {
    for (int i = resources.size() - 1; i >= 0; i--) {
      if (resources.get(i).state().mayExist()) {
        return Optional.of(resources.get(i));
      }
    }
    return Optional.empty();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Ledger && ((Ledger) other).resources.equals(resources);
  }

  @Override
  public int hashCode() {
    return resources.hashCode();
  }

  @Override
  public String toString() {
    return resources.toString();
  }
}
