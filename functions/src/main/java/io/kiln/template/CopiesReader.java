package io.kiln.template;

import io.kiln.template.option.Section;
import io.kiln.template.problem.Problems;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;

/**
 * Reads where the image is copied to. Packer keeps regions, names and keys in lists of their own
 * that belong together by position; here each region gets its name and key, if it has any.
 */
final class CopiesReader {
  private final Section section;
  private final Problems problems;

  CopiesReader(Section section, Problems problems) {
    this.section = section;
    this.problems = problems;
  }

  /** The copies to other regions; the own one and what an unset variable left empty are none. */
  List<ImageCopy> read(String ownRegion, String imageName) {
    List<String> regions =
        new ArrayList<>(new LinkedHashSet<>(section.texts("image_copy_regions")));
    List<String> names = section.texts("image_copy_names");
    List<String> keys = section.texts("kms_key_copy_ids");
    List<String> farKeys = section.texts("image_copy_kms_ids");
    List<ImageCopy> copies = new ArrayList<>();
    for (int i = 0; i < regions.size(); i++) {
      if (regions.get(i).isEmpty() || regions.get(i).equals(ownRegion)) {
        continue;
      }
      int far = copies.size();
      copies.add(
          ImageCopy.builder()
              .region(regions.get(i))
              .name(at(names, i).orElse(imageName))
              .kmsKeyId(at(keys, i).or(() -> at(farKeys, far)))
              .build());
    }
    tooMany("image_copy_names", names, regions.size());
    tooMany("kms_key_copy_ids", keys, regions.size());
    tooMany("image_copy_kms_ids", farKeys, copies.size());
    return copies;
  }

  private static Optional<String> at(List<String> list, int index) {
    return index < list.size() && !list.get(index).isEmpty()
        ? Optional.of(list.get(index))
        : Optional.empty();
  }

  /** As Packer, which takes no notice of them; but somebody meant something by them. */
  private void tooMany(String option, List<String> values, int regions) {
    if (values.stream().skip(regions).anyMatch(value -> !value.isEmpty())) {
      problems.warn(
          section.spot(option),
          "'"
              + option
              + "' has more entries than there are regions to copy to; the last ones do nothing");
    }
  }
}
