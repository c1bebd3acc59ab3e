package io.kiln.local.ecs.network;

import java.util.Optional;

/** A block of IPv4 addresses. */
record Cidr(long base, int prefix) {
  static Optional<Cidr> parse(String text) {
    if (!text.matches("\\d{1,3}(\\.\\d{1,3}){3}/\\d{1,2}")) {
      return Optional.empty();
    }
    String[] parts = text.split("[./]", -1);
    long base = 0;
    for (int i = 0; i < 4; i++) {
      int octet = Integer.parseInt(parts[i]);
      if (octet > 255) {
        return Optional.empty();
      }
      base = base << 8 | octet;
    }
    int prefix = Integer.parseInt(parts[4]);
    boolean aligned = prefix <= 32 && (base & (size(prefix) - 1)) == 0;
    return aligned ? Optional.of(new Cidr(base, prefix)) : Optional.empty();
  }

  long size() {
    return size(prefix);
  }

  private static long size(int prefix) {
    return 1L << (32 - prefix);
  }

  boolean contains(Cidr other) {
    return other.base >= base && other.base + other.size() <= base + size();
  }

  boolean overlaps(Cidr other) {
    return base < other.base + other.size() && other.base < base + size();
  }

  /** The address at that place in the block. */
  String address(long place) {
    long address = base + place;
    return (address >> 24)
        + "."
        + (address >> 16 & 255)
        + "."
        + (address >> 8 & 255)
        + "."
        + (address & 255);
  }
}
