package io.kiln.local.oss;

/** CRC-64 of ECMA-182, reflected, as OSS computes it; it can be taken up where it was left. */
final class Crc64 {
  private static final long POLYNOMIAL = 0xC96C5795D7870F42L;
  private static final long[] TABLE = table();

  private Crc64() {}

  private static long[] table() {
    long[] table = new long[256];
    for (int i = 0; i < table.length; i++) {
      long value = i;
      for (int bit = 0; bit < 8; bit++) {
        value = (value & 1) == 1 ? value >>> 1 ^ POLYNOMIAL : value >>> 1;
      }
      table[i] = value;
    }
    return table;
  }

  /** The check of what had this check before, and these bytes after it. */
  static long continued(long before, byte[] bytes, int count) {
    long crc = ~before;
    for (int i = 0; i < count; i++) {
      crc = TABLE[(int) (crc ^ bytes[i]) & 0xff] ^ crc >>> 8;
    }
    return ~crc;
  }
}
