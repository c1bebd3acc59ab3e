package io.kiln.fuzz;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** Spoils sound inputs: cuts, repeats, swaps, and puts in what parsers stumble over. */
final class Mutator {
  private static final int LARGEST = 1 << 16;

  private static final List<String> PIECES =
      List.of(
          "{",
          "}",
          "[",
          "]",
          "\"",
          ":",
          ",",
          "\\",
          "\\u",
          "\\ud800",
          "null",
          "true",
          "-1",
          "1e999",
          "99999999999999999999",
          "0.5",
          "{{",
          "}}",
          "{{user `",
          "`}}",
          "{{env \"A\"}}",
          "|",
          "$",
          "../",
          "/",
          "\u0000",
          "\u00e9",
          "\u4e2d",
          "\ud83d\ude00",
          "\n",
          "\r\n",
          " ",
          "%s",
          "%n",
          "kiln",
          "\"\"",
          "{}",
          "[]",
          "1970-01-01T00:00:00Z",
          "PT1S",
          "(((((",
          ")))))",
          "ENDED");

  private final Random random;

  Mutator(long seed) {
    this.random = new Random(seed);
  }

  byte[] next(List<byte[]> seeds) {
    byte[] input = seeds.get(random.nextInt(seeds.size()));
    int times = 1 + random.nextInt(6);
    for (int i = 0; i < times; i++) {
      input = spoilt(input, seeds);
    }
    return input.length > LARGEST ? Arrays.copyOf(input, LARGEST) : input;
  }

  private byte[] spoilt(byte[] input, List<byte[]> seeds) {
    int at = random.nextInt(input.length + 1);
    int to = Math.min(input.length, at + random.nextInt(24));
    switch (random.nextInt(8)) {
      case 0:
        return Arrays.copyOf(input, at);
      case 1:
        return joined(input, at, piece(), to);
      case 2:
        return joined(input, at, piece(), at);
      case 3:
        return joined(input, at, new byte[0], to);
      case 4:
        return flipped(input);
      case 5:
        return joined(input, to, Arrays.copyOfRange(input, at, to), to);
      case 6:
        return crossed(input, at, seeds.get(random.nextInt(seeds.size())));
      default:
        return joined(input, at, many(), at);
    }
  }

  private byte[] piece() {
    return PIECES.get(random.nextInt(PIECES.size())).getBytes(UTF_8);
  }

  private byte[] many() {
    return PIECES
        .get(random.nextInt(PIECES.size()))
        .repeat(1 + random.nextInt(200))
        .getBytes(UTF_8);
  }

  private byte[] flipped(byte[] input) {
    byte[] flipped = input.clone();
    if (flipped.length > 0) {
      flipped[random.nextInt(flipped.length)] ^= (byte) (1 << random.nextInt(8));
    }
    return flipped;
  }

  private byte[] crossed(byte[] input, int at, byte[] other) {
    int from = random.nextInt(other.length + 1);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.write(input, 0, at);
    out.write(other, from, other.length - from);
    return out.toByteArray();
  }

  private static byte[] joined(byte[] input, int at, byte[] middle, int from) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.write(input, 0, at);
    out.writeBytes(middle);
    out.write(input, from, input.length - from);
    return out.toByteArray();
  }
}
