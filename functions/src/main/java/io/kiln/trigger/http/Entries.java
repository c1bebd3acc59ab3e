package io.kiln.trigger.http;

import io.kiln.build.BuildId;
import io.kiln.build.Entry;

/** The last journal entry of the build that a call is about. */
final class Entries {
  private Entries() {}

  /**
   * Reads it, from an entry on that is remembered.
   *
   * @throws HttpProblem 404
   */
  static Entry latest(ApiSite site, Call call) {
    return latest(site, call.build(), 0);
  }

  static Entry latest(ApiSite site, BuildId id, long known) {
    return site.store()
        .journal()
        .latest(id, Math.max(known, site.memory().seq(id)))
        .orElseThrow(Call.missing("build", id.toString()));
  }
}
