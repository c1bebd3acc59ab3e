package io.kiln.tests.language;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.kiln.template.option.EcsOptions;
import io.kiln.tests.language.Verdicts.Verdict;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * {@code packer validate} and {@code kiln validate} over the corpus: the same verdict and, where a
 * template is refused, the same reason; every exception is listed with its own. Packer is asked
 * where it is installed: about some sixty, and about each with the slow tests; {@code
 * -Dcorpus.record=true} writes down what it says.
 */
class TemplateVerdictsTest {
  private static final String UNKNOWN_KEY = "unknown key ";
  private static final int SAMPLE = 60;

  @TempDir Path scratch;

  @Test
  void theCorpusIsLargeAndWhollyRecorded() throws IOException {
    assertThat(Verdicts.names()).hasSizeGreaterThan(60);
    assertThat(Verdicts.recorded().keySet()).containsExactlyElementsOf(Verdicts.names());
  }

  @Test
  @Timeout(value = 10, unit = TimeUnit.MINUTES)
  void packerStillSaysWhatIsRecorded() throws IOException, InterruptedException {
    boolean recording = Boolean.getBoolean("corpus.record");
    List<String> names = Verdicts.names();
    int stride = recording ? 1 : names.size() / SAMPLE;
    Map<String, Verdict> said =
        said(IntStream.range(0, names.size()).filter(i -> i % stride == 0).mapToObj(names::get));
    if (recording) {
      Verdicts.record(said);
    }

    assertThat(Verdicts.recorded()).containsAllEntriesOf(said);
  }

  @Test
  @Tag("slow")
  @Timeout(value = 10, unit = TimeUnit.MINUTES)
  void packerStillSaysAllThatIsRecorded() throws IOException, InterruptedException {
    assertThat(said(Verdicts.names().stream())).isEqualTo(Verdicts.recorded());
  }

  private Map<String, Verdict> said(Stream<String> names) throws IOException, InterruptedException {
    assumeTrue(Packer.isInstalled(), "packer is not installed");
    Packer packer = new Packer(scratch);
    Map<String, Verdict> said = new TreeMap<>();
    for (String name : names.toList()) {
      said.put(name, Verdicts.ofPacker(packer, name));
    }
    return said;
  }

  @Test
  @Timeout(value = 5, unit = TimeUnit.MINUTES)
  void kilnDiffersFromPackerWhereItIsListedAndNowhereElse() throws IOException {
    Map<String, Verdict> packer = Verdicts.recorded();
    Map<String, String> found = new TreeMap<>();
    for (String name : Verdicts.names()) {
      Verdict kiln = Verdicts.ofKiln(name);
      Verdict theirs = packer.getOrDefault(name, new Verdict(true, Set.of()));
      String difference = difference(theirs, kiln);
      if (!difference.isEmpty() && !isExplainedByATable(theirs, kiln)) {
        found.put(name, difference);
      }
    }

    Map<String, String> listed = Verdicts.differences();
    Map<String, String> unlisted = new TreeMap<>(found);
    listed.forEach(
        (name, because) -> {
          if (kind(found.getOrDefault(name, "same")).equals(kind(because))) {
            unlisted.remove(name);
          } else {
            unlisted.putIfAbsent(name, "listed as " + because + ", but there is no difference");
          }
        });
    assertThat(unlisted).as("differences from Packer that no list explains").isEmpty();
  }

  /** The reference page lists what is refused, and options that Packer 1.6.6 did not have yet. */
  private static boolean isExplainedByATable(Verdict packer, Verdict kiln) {
    boolean refused =
        !kiln.accepted()
            && !kiln.reasons().isEmpty()
            && kiln.reasons().stream().allMatch(ours -> ours.contains(" is not supported yet"));
    boolean newer =
        !packer.accepted()
            && packer.reasons().stream()
                .allMatch(
                    theirs ->
                        theirs.startsWith(UNKNOWN_KEY)
                            && EcsOptions.BUILDER
                                .find(theirs.substring(UNKNOWN_KEY.length()))
                                .isPresent());
    return refused || newer;
  }

  /** Stricter, wider, or of other words; empty when both say the same. */
  private static String difference(Verdict packer, Verdict kiln) {
    if (packer.accepted() && !kiln.accepted()) {
      return "stricter: " + kiln.reasons();
    }
    if (!packer.accepted() && kiln.accepted()) {
      return "wider: Packer says " + packer.reasons();
    }
    boolean same = true;
    for (String reason : packer.reasons()) {
      same &= kiln.reasons().stream().anyMatch(ours -> ours.startsWith(reason));
    }
    return same ? "" : "words: " + packer.reasons() + " / " + kiln.reasons();
  }

  private static String kind(String difference) {
    return difference.split(":", 2)[0];
  }
}
