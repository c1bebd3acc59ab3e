package io.kiln.template;

import io.kiln.template.problem.Problems;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Holds min_packer_version against the version whose templates Kiln understands. */
final class MinVersion {
  private static final Pattern VERSION =
      Pattern.compile("v?(\\d{1,9})(?:\\.(\\d{1,9}))?(?:\\.(\\d{1,9}))?.*");

  private final Problems problems;

  MinVersion(Problems problems) {
    this.problems = problems;
  }

  void check(Root root, String actual) {
    root.text("min_packer_version")
        .ifPresent(
            wanted -> {
              if (!VERSION.matcher(wanted).matches()) {
                problem(
                    root,
                    "min_version is invalid: Malformed version: " + wanted,
                    "Write \"1.6.6\".");
              } else if (compare(actual, wanted) < 0) {
                String message =
                    "This template requires Packer version "
                        + wanted
                        + " or higher; Kiln understands those of "
                        + actual;
                problem(
                    root, message, "Lower min_packer_version if the template needs nothing newer.");
              }
            });
  }

  private void problem(Root root, String message, String remedy) {
    root.member("min_packer_version").ifPresent(at -> problems.add(at.spot(), message, remedy));
  }

  private static int compare(String one, String other) {
    Matcher left = VERSION.matcher(one);
    Matcher right = VERSION.matcher(other);
    int order = 0;
    if (left.matches() && right.matches()) {
      for (int part = 1; part <= 3 && order == 0; part++) {
        order = Integer.compare(number(left.group(part)), number(right.group(part)));
      }
    }
    return order;
  }

  private static int number(@org.jspecify.annotations.Nullable String digits) {
    return digits == null ? 0 : Integer.parseInt(digits);
  }
}
