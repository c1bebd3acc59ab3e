package io.kiln.local.fc;

import io.kiln.local.ram.Ram;
import io.kiln.local.ram.Role;
import java.net.InetSocketAddress;
import java.net.URL;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The sample functions, deployed for one test. */
final class Deployment implements AutoCloseable {
  static final String ROLE = "acs:ram::1:role/sample";

  final MovingClock clock = new MovingClock();
  final Ram ram = new Ram("1", clock);
  final RoleKeys keys = new RoleKeys(ram, clock);
  final List<Invoked> invoked = new ArrayList<>();
  final Host host;
  final FunctionCompute functions;

  Deployment(boolean alwaysCold, FunctionSpec... specs) {
    ram.put(new Role("sample", ROLE, List.of("fc.aliyuncs.com"), List.of()));
    URL code = Samples.class.getProtectionDomain().getCodeSource().getLocation();
    this.host =
        new Host(
            List.of(code),
            clock,
            clock::move,
            (address, port) -> InetSocketAddress.createUnresolved(address, port + 20000),
            "cn-shenzhen",
            "1");
    this.functions = new FunctionCompute(List.of(specs), host, keys, alwaysCold, invoked::add);
  }

  static FunctionSpec function(Class<?> handler, String initializer, Duration timeout) {
    return new FunctionSpec(
        handler.getSimpleName(),
        handler.getName() + "::handleRequest",
        initializer,
        new FunctionSpec.Size(1024, 0.5, timeout, timeout),
        Map.of("KILN_STACK", "mine"),
        ROLE);
  }

  static FunctionSpec function(Class<?> handler) {
    return function(handler, "", Duration.ofSeconds(15));
  }

  static FunctionSpec counting() {
    return function(Samples.Counting.class, "Counting::initialize", Duration.ofSeconds(15));
  }

  Reply invoke(String function) {
    return functions.invoke(function, new byte[0]);
  }

  @Override
  public void close() {
    functions.close();
  }
}
