package io.kiln.trigger.http;

import io.kiln.trigger.Scope;

/** Who asks, once the gate has let them in. */
final class Caller {
  private final String id;
  private final String name;
  private final Scope scope;

  Caller(String id, String name, Scope scope) {
    this.id = id;
    this.name = name;
    this.scope = scope;
  }

  /** What tells callers apart: limits and idempotency keys are counted by it. */
  String id() {
    return id;
  }

  /** As the audit trail and a build's origin show it. */
  String name() {
    return name;
  }

  Scope scope() {
    return scope;
  }
}
