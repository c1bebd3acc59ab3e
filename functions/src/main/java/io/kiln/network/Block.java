package io.kiln.network;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** A block of IPv4 addresses, as {@code 172.16.0.0/24}. */
final class Block {
  private static final Pattern FORM = Pattern.compile("\\d{1,3}(\\.\\d{1,3}){3}/\\d{1,2}");

  /** What a vSwitch may have. */
  private static final int WIDEST = 16;

  private static final int NARROWEST = 29;
  private static final int USUAL = 24;
  private static final int BITS = 32;

  private final long base;
  private final int prefix;

  private Block(long base, int prefix) {
    this.base = base;
    this.prefix = prefix;
  }

  /** Empty when the text is no block. */
  static Optional<Block> parse(String text) {
    if (!FORM.matcher(text).matches()) {
      return Optional.empty();
    }
    String[] parts = text.split("[./]", -1);
    long base = 0;
    for (int i = 0; i < 4; i++) {
      base = base << 8 | Integer.parseInt(parts[i]);
    }
    int prefix = Integer.parseInt(parts[4]);
    return prefix > BITS ? Optional.empty() : Optional.of(new Block(base & -size(prefix), prefix));
  }

  /**
   * A block for a vSwitch inside this one: the preferred one if nothing is in its way, else the
   * first that is free, else none.
   */
  Optional<Block> free(Optional<Block> preferred, List<Block> taken) {
    Optional<Block> asked = preferred.filter(b -> b.fitsVSwitch() && isFree(b, taken));
    if (asked.isPresent()) {
      return asked;
    }
    for (int width = Math.max(USUAL, prefix); width <= NARROWEST; width++) {
      Optional<Block> found = free(width, taken);
      if (found.isPresent()) {
        return found;
      }
    }
    return Optional.empty();
  }

  /** Steps over whatever is in the way, so that a full /8 takes no longer than its vSwitches. */
  private Optional<Block> free(int width, List<Block> taken) {
    long at = base;
    while (at + size(width) <= end()) {
      Block block = new Block(at, width);
      Optional<Block> obstacle = taken.stream().filter(block::overlaps).findFirst();
      if (obstacle.isEmpty()) {
        return Optional.of(block);
      }
      at = Math.max(at + size(width), roundUp(obstacle.get().end(), size(width)));
    }
    return Optional.empty();
  }

  private boolean fitsVSwitch() {
    return prefix >= WIDEST && prefix <= NARROWEST;
  }

  private boolean isFree(Block block, List<Block> taken) {
    return block.base >= base && block.end() <= end() && taken.stream().noneMatch(block::overlaps);
  }

  private boolean overlaps(Block other) {
    return base < other.end() && other.base < end();
  }

  private long end() {
    return base + size(prefix);
  }

  private static long size(int prefix) {
    return 1L << (BITS - prefix);
  }

  private static long roundUp(long value, long step) {
    return (value + step - 1) / step * step;
  }

  @Override
  public String toString() {
    return (base >> 24)
        + "."
        + (base >> 16 & 255)
        + "."
        + (base >> 8 & 255)
        + "."
        + (base & 255)
        + "/"
        + prefix;
  }
}
