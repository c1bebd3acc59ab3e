package io.kiln.fuzz;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * The targets as Jazzer enters them: one per run, named by the property {@code kiln.fuzz.target}.
 * Its {@code main} lays the sound inputs out as Jazzer's corpora, a folder per target.
 */
public final class Jazzed {
  private static final String NAME = System.getProperty("kiln.fuzz.target", "");

  private Jazzed() {}

  /** Jazzer's entry: what it throws is a finding. */
  public static void fuzzerTestOneInput(byte[] input) {
    boolean unusedVerdict = Chosen.TARGET.accepts(input);
  }

  /**
   * Writes the corpora and prints the targets' names, a line each.
   *
   * @param args the folder for the corpora
   */
  public static void main(String[] args) throws IOException {
    for (Target target : Fuzz.targets()) {
      Path folder = Files.createDirectories(Path.of(args[0], target.name()));
      List<byte[]> seeds = target.seeds();
      for (int i = 0; i < seeds.size(); i++) {
        Files.write(folder.resolve("sound-" + i), seeds.get(i));
      }
      System.out.println(target.name());
    }
  }

  /** Found when the first input comes. */
  private static final class Chosen {
    static final Target TARGET =
        Fuzz.targets().stream()
            .filter(target -> target.name().equals(NAME))
            .findFirst()
            .orElseThrow(() -> new IllegalArgumentException("there is no target " + NAME));

    private Chosen() {}
  }
}
