package io.kiln.trigger.http;

import io.kiln.build.BuildId;
import java.util.Map;
import java.util.function.Supplier;

/** One request on its way to an operation: who asks, and what the path's parts say. */
final class Call {
  private final HttpRequest request;
  private final Caller caller;
  private final Map<String, String> parts;

  Call(HttpRequest request, Caller caller, Map<String, String> parts) {
    this.request = request;
    this.caller = caller;
    this.parts = parts;
  }

  HttpRequest request() {
    return request;
  }

  Caller caller() {
    return caller;
  }

  /** A part of the path that the route's pattern names. */
  String part(String name) {
    String part = parts.get(name);
    if (part == null) {
      throw new IllegalArgumentException("the route has no {" + name + "}");
    }
    return part;
  }

  /** The build that the path names; what can't be an id is the id of none. */
  BuildId build() {
    try {
      return BuildId.of(part("build"));
    } catch (IllegalArgumentException e) {
      throw noSuch("build", part("build"));
    }
  }

  /** A whole number within bounds that a parameter gives, or the usual one. */
  long number(String parameter, long usual, long least, long most) {
    String text = request.parameter(parameter).orElse("");
    if (text.isEmpty()) {
      return usual;
    }
    if (text.matches("\\d{1,15}")) {
      long number = Long.parseLong(text);
      if (number >= least && number <= most) {
        return number;
      }
    }
    throw HttpProblem.of(
        400, "'" + parameter + "' must be a whole number from " + least + " to " + most + ".");
  }

  static HttpProblem noSuch(String what, String id) {
    return HttpProblem.of(404, "There is no " + what + " '" + id + "'.");
  }

  static Supplier<HttpProblem> missing(String what, String id) {
    return () -> noSuch(what, id);
  }
}
