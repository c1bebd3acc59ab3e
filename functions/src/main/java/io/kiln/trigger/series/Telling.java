package io.kiln.trigger.series;

/** Tells people what a page has for them: repeated as often as the page is read. */
interface Telling {
  void tell(Series page);
}
