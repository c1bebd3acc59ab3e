package io.kiln.function;

import com.aliyun.fc.runtime.Context;
import com.aliyun.fc.runtime.FunctionInitializer;
import com.aliyun.fc.runtime.StreamRequestHandler;

/**
 * Where Function Compute enters: what all functions have in common. Each has two constructors, the
 * one that Function Compute calls and the one that the local cloud calls, in types of the JDK.
 */
abstract class Entrance implements StreamRequestHandler, FunctionInitializer {
  final Platform platform;

  Entrance(Platform platform) {
    this.platform = platform;
  }

  /** Loads what every invocation needs, and finds out whether the settings are right. */
  @Override
  public final void initialize(Context context) {
    Deployed.open(platform, context).close();
  }
}
