package io.kiln.build;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A cloud of named things with idempotent creates: enough to see what a build leaves behind. */
final class PretendCloud {
  private final Boundaries boundaries;
  private final Map<String, String> idByToken = new LinkedHashMap<>();
  private final Map<String, String> existing = new LinkedHashMap<>();
  private final List<String> made = new ArrayList<>();
  private final Map<String, RuntimeException> refusals = new LinkedHashMap<>();
  private final Set<String> deadly = new HashSet<>();
  private boolean slow;
  private int calls;

  PretendCloud(Boundaries boundaries) {
    this.boundaries = boundaries;
  }

  /** The next call of this name is answered so, once. */
  void answerOnce(String call, RuntimeException failure) {
    refusals.put(call, failure);
  }

  /** The process dies in each call of this name, until it is told otherwise. */
  void dieAt(String call) {
    deadly.add(call);
  }

  void dieNoMore() {
    deadly.clear();
  }

  /** What is deleted next still shows in one look. */
  void forgetSlowly() {
    slow = true;
  }

  String create(String kind, String token) {
    boundaries.pass("before create " + kind);
    answer("create " + kind);
    String id = idByToken.computeIfAbsent(token, t -> make(kind));
    boundaries.pass("after create " + kind);
    return id;
  }

  private String make(String kind) {
    String id = kind + "-" + made.size();
    made.add(id);
    existing.put(id, kind);
    return id;
  }

  void delete(String id) {
    boundaries.pass("before delete " + id);
    answer("delete");
    existing.remove(id);
    boundaries.pass("after delete " + id);
  }

  boolean has(String id) {
    boolean shows = existing.containsKey(id) || slow;
    slow = false;
    return shows;
  }

  Optional<String> byToken(String token) {
    return Optional.ofNullable(idByToken.get(token)).filter(existing::containsKey);
  }

  /** A call that makes nothing and may be repeated. */
  void change(String what) {
    boundaries.pass("before " + what);
    answer(what);
    calls++;
    boundaries.pass("after " + what);
  }

  private void answer(String call) {
    if (deadly.contains(call)) {
      throw new Killed();
    }
    RuntimeException failure = refusals.remove(call);
    if (failure != null) {
      throw failure;
    }
  }

  int calls() {
    return calls;
  }

  List<String> made() {
    return made;
  }

  Map<String, String> existing() {
    return existing;
  }
}
