package io.kiln.tests.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How a command ended, and all that it printed. */
record Ended(int exitCode, String out) {
  private static final Pattern IMAGE = Pattern.compile("(?m)^cn-shenzhen: (m-\\w+)$");

  Ended exits(int expected) {
    assertThat(exitCode).as(out).isEqualTo(expected);
    return this;
  }

  /** The one image that the command announced. */
  String image() {
    Matcher image = IMAGE.matcher(out);
    assertThat(image.find()).as(out).isTrue();
    String id = image.group(1);
    assertThat(image.find()).as(out).isFalse();
    return id;
  }
}
