package io.kiln.local.fc;

import com.aliyun.fc.runtime.FunctionInitializer;
import com.aliyun.fc.runtime.StreamRequestHandler;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.time.Clock;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Consumer;

/**
 * A function's handler in a class loader of its own. A handler that has a constructor for it is
 * handed the local cloud's time, address map and its declared environment and nothing else; one
 * with the plain constructor alone sees this process' environment, which can't be replaced.
 */
final class Code implements AutoCloseable {
  private final CodeLoader loader;
  private final Object handler;

  private Code(CodeLoader loader, Object handler) {
    this.loader = loader;
    this.handler = handler;
  }

  static Code load(FunctionSpec function, Host host) throws Throwable {
    CodeLoader loader = new CodeLoader(host.code(), Code.class.getClassLoader());
    Thread thread = Thread.currentThread();
    thread.setContextClassLoader(loader);
    try {
      Class<?> type = Class.forName(function.handlerClass(), true, loader);
      return new Code(loader, make(type, function, host));
    } catch (InvocationTargetException e) {
      loader.close();
      throw e.getCause() == null ? e : e.getCause();
    } catch (ReflectiveOperationException | LinkageError e) {
      loader.close();
      throw e;
    }
  }

  private static Object make(Class<?> type, FunctionSpec function, Host host)
      throws ReflectiveOperationException {
    try {
      Constructor<?> given =
          type.getDeclaredConstructor(Clock.class, Consumer.class, BiFunction.class, Map.class);
      given.setAccessible(true);
      return given.newInstance(host.clock(), host.linger(), host.reach(), function.environment());
    } catch (NoSuchMethodException plain) {
      return type.getConstructor().newInstance();
    }
  }

  StreamRequestHandler handler() {
    return (StreamRequestHandler) handler;
  }

  FunctionInitializer initializer() {
    return (FunctionInitializer) handler;
  }

  @Override
  public void close() {
    try {
      loader.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
