package io.kiln.local.fc;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The classes of one instance: the deployed jar over the JDK. Shared with the process are only
 * Function Compute's interfaces, which both sides speak through, and SLF4J, so that there is one
 * log.
 */
final class CodeLoader extends URLClassLoader {
  static {
    registerAsParallelCapable();
  }

  private static final Logger LOG = LoggerFactory.getLogger(CodeLoader.class);

  private static final List<String> SHARED = List.of("com.aliyun.fc.runtime.", "org.slf4j.");

  private final ClassLoader host;

  CodeLoader(List<URL> code, ClassLoader host) {
    super(code.toArray(URL[]::new), ClassLoader.getPlatformClassLoader());
    this.host = host;
  }

  @Override
  protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
    return SHARED.stream().anyMatch(name::startsWith)
        ? host.loadClass(name)
        : super.loadClass(name, resolve);
  }

  /** Without its classes it may stumble over its own end: nobody is to be told of that. */
  private static void end(Thread thread) {
    thread.setUncaughtExceptionHandler(
        (ended, stumble) -> LOG.debug("thread={} of a closed instance", ended.getName(), stumble));
    thread.interrupt();
  }

  /** Ends what the code left running: a thread of its own would keep all its classes alive. */
  @Override
  public void close() throws IOException {
    Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> thread.getContextClassLoader() == this)
        .filter(thread -> thread != Thread.currentThread())
        .forEach(CodeLoader::end);
    super.close();
  }
}
