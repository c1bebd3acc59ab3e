package io.kiln.local.deployment;

import java.io.File;
import java.net.MalformedURLException;
import java.net.URL;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The code that is deployed: the very jar that the build made. Where none is named, as in an
 * editor's test run, this process' own class path stands in.
 */
final class FunctionCode {
  /** The system property by which the launcher names the jar. */
  private static final String JAR = "kiln.functions";

  private FunctionCode() {}

  static List<URL> urls() {
    try {
      String jar = System.getProperty(JAR, "");
      return jar.isEmpty() ? classPath() : List.of(Path.of(jar).toUri().toURL());
    } catch (MalformedURLException e) {
      throw new IllegalStateException("cannot find the functions' code", e);
    }
  }

  private static List<URL> classPath() throws MalformedURLException {
    List<URL> urls = new ArrayList<>();
    for (String entry : System.getProperty("java.class.path").split(File.pathSeparator, -1)) {
      urls.add(Path.of(entry).toUri().toURL());
    }
    return urls;
  }
}
