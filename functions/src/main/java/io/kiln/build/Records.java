package io.kiln.build;

/** What is kept of builds, as the heart sees it. */
public interface Records {
  Journal journal();

  Logbook logbook();

  Names names();

  ActiveBuilds active();

  EndMarks ended();

  /** The builds that ended with something left behind: the sweeper keeps at them. */
  ActiveBuilds leaking();
}
