package io.kiln.trigger.series;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/** What is different between two fingerprints, in words. */
final class Changes {
  private final Fingerprint old;
  private final Fingerprint now;
  private final List<String> words = new ArrayList<>();

  private Changes(Fingerprint old, Fingerprint now) {
    this.old = old;
    this.now = now;
  }

  static List<String> between(Fingerprint old, Fingerprint now) {
    Changes changes = new Changes(old, now);
    changes.find();
    return changes.words;
  }

  private void find() {
    if (!old.template().equals(now.template())) {
      words.add("the template was changed");
    }
    compare(
        old.sources(),
        now.sources(),
        (builder, was, is) ->
            "the base image of "
                + builder
                + " is "
                + is
                + " now"
                + (was.isEmpty() ? "" : ", it was " + was));
    compare(old.files(), now.files(), Changes::file);
    compare(old.settings(), now.settings(), (name, was, is) -> name + " was changed");
    now.indexes().forEach(this::index);
  }

  private void index(String address, IndexMark is) {
    Optional<IndexMark> was = Optional.ofNullable(old.indexes().get(address));
    if (was.isEmpty()) {
      words.add(address + " is watched now, and was not when the last image was baked");
    } else if (!was.get().sha256().equals(is.sha256())) {
      words.add(address + " was changed");
    }
  }

  private interface Phrase {
    String of(String name, String was, String is);
  }

  private static String file(String path, String was, String is) {
    if (was.isEmpty()) {
      return "the file " + path + " is new";
    }
    return "the file " + path + (is.isEmpty() ? " is gone" : " was changed");
  }

  private void compare(Map<String, String> before, Map<String, String> after, Phrase phrase) {
    TreeSet<String> names = new TreeSet<>(before.keySet());
    names.addAll(after.keySet());
    for (String name : names) {
      String was = before.getOrDefault(name, "");
      String is = after.getOrDefault(name, "");
      if (!was.equals(is)) {
        words.add(phrase.of(name, was, is));
      }
    }
  }
}
