package io.kiln.local.fc;

import com.aliyun.fc.runtime.FunctionComputeLogger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The logger that a function finds in its context. */
final class FunctionLog implements FunctionComputeLogger {
  private final Logger log;

  FunctionLog(String function) {
    this.log = LoggerFactory.getLogger("function." + function);
  }

  @Override
  public void trace(String line) {
    log.trace(line);
  }

  @Override
  public void debug(String line) {
    log.debug(line);
  }

  @Override
  public void info(String line) {
    log.info(line);
  }

  @Override
  public void warn(String line) {
    log.warn(line);
  }

  @Override
  public void error(String line) {
    log.error(line);
  }

  @Override
  public void fatal(String line) {
    log.error(line);
  }

  /** The process sets the level of its one log. */
  @Override
  public void setLogLevel(Level level) {}
}
