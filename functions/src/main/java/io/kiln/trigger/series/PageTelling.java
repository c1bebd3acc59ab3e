package io.kiln.trigger.series;

import io.kiln.trigger.notice.Notices;

/** Keeps {@code results/<name>/status.json} true, and puts notices into the outbox. */
final class PageTelling implements Telling {
  private final Outcomes outcomes;
  private final Notices notices;

  PageTelling(Outcomes outcomes, Notices notices) {
    this.outcomes = outcomes;
    this.notices = notices;
  }

  @Override
  public void tell(Series page) {
    if (page.seq() > 0) {
      outcomes.status(page);
      page.notice()
          .ifPresent(why -> notices.paused(page.name(), page.seq(), why, page.decision().at()));
    }
  }
}
