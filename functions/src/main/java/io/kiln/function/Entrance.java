package io.kiln.function;

import com.aliyun.fc.runtime.Context;
import com.aliyun.fc.runtime.FunctionInitializer;
import com.aliyun.fc.runtime.StreamRequestHandler;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/**
 * Where Function Compute enters: what all functions have in common. Each has two constructors, the
 * one that Function Compute calls and the one that the local cloud calls, in types of the JDK.
 */
abstract class Entrance implements StreamRequestHandler, FunctionInitializer {
  final Platform platform;
  private final Warm warm;

  Entrance(Platform platform) {
    this.platform = platform;
    this.warm = new Warm(platform);
  }

  abstract void handle(InputStream in, OutputStream out, Deployed kiln) throws IOException;

  /** Loads what every invocation needs, and finds out whether the settings are right. */
  @Override
  public final void initialize(Context context) {
    warm.as(Role.of(context)).rest();
  }

  @Override
  public final void handleRequest(InputStream in, OutputStream out, Context context)
      throws IOException {
    Deployed kiln = warm.as(Role.of(context));
    try {
      handle(in, out, kiln);
    } finally {
      kiln.rest();
    }
  }
}
