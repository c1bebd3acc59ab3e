package io.kiln.build;

/** What is kept of builds, as the heart sees it. */
public interface Records {
  Journal journal();

  Logbook logbook();

  Names names();

  ActiveBuilds active();
}
