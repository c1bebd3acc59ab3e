package io.kiln.trigger.http;

import io.kiln.trigger.Scope;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One operation of the API: at which method and path, who may, and what it does. */
final class Route {
  private final String id;
  private final String method;
  private final String path;
  private final Scope scope;
  private final Operation operation;

  private Route(String id, String method, String path, Scope scope, Operation operation) {
    this.id = id;
    this.method = method;
    this.path = path;
    this.scope = scope;
    this.operation = operation;
  }

  /** What an operation does with a call that may be made. */
  interface Operation {
    HttpAnswer answer(Call call);
  }

  /** Looks at something. */
  static Route get(String id, String path, Operation operation) {
    return new Route(id, "GET", path, Scope.READ, operation);
  }

  /** Changes something, and so is written down. */
  static Route change(String id, String method, String path, Operation operation) {
    return new Route(id, method, path, Scope.BUILD, operation);
  }

  Route needing(Scope needed) {
    return new Route(id, method, path, needed, operation);
  }

  String id() {
    return id;
  }

  String method() {
    return method;
  }

  /** As the API's description has it: parts in braces stand for themselves. */
  String path() {
    return path;
  }

  Scope scope() {
    return scope;
  }

  boolean changes() {
    return !method.equals("GET") && scope != Scope.READ;
  }

  /** What the parts in braces are in this path; empty when it is another route's. */
  Optional<Map<String, String>> match(List<String> parts) {
    String[] pattern = path.substring(1).split("/", -1);
    if (parts.size() != pattern.length) {
      return Optional.empty();
    }
    Map<String, String> found = new HashMap<>();
    for (int i = 0; i < pattern.length; i++) {
      String want = pattern[i];
      if (want.startsWith("{")) {
        found.put(want.substring(1, want.length() - 1), parts.get(i));
      } else if (!want.equals(parts.get(i))) {
        return Optional.empty();
      }
    }
    return Optional.of(found);
  }

  HttpAnswer answer(Call call) {
    return operation.answer(call);
  }
}
