package io.kiln.trigger.http;

import io.kiln.build.NoSuchBuild;
import io.kiln.build.StepFailure;
import io.kiln.store.AuditEntry;
import io.kiln.template.problem.InvalidTemplate;
import io.kiln.trigger.bundle.BadBundle;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The API: every request becomes an answer, whatever happens; every change is written down. */
public final class Api {
  private static final Logger LOG = LoggerFactory.getLogger(Api.class);

  private final ApiSite site;
  private final Gate gate;
  private final List<Route> routes = new ArrayList<>();

  public Api(ApiSite site) {
    this.site = site;
    this.gate = new Gate(site.rules(), site.tokens(), site.limit(), site.clock());
    routes.addAll(new BuildSubmits(site).routes());
    routes.addAll(new BuildLooks(site).routes());
    routes.addAll(new LogLooks(site).routes());
    routes.addAll(new BuildChanges(site).routes());
    routes.addAll(new ImageLooks(site).routes());
    routes.addAll(new ScheduleDesk(site).routes());
    routes.addAll(new TokenDesk(site).routes());
    routes.addAll(new Health(site).routes());
  }

  /** Serves one event of the HTTP trigger. */
  public void handle(InputStream event, OutputStream out) throws IOException {
    HttpAnswer answer;
    try {
      answer = answer(HttpEvents.read(event));
    } catch (HttpProblem problem) {
      answer = problem.answer();
    }
    HttpEvents.write(out, answer);
  }

  /** Serves one request. */
  HttpAnswer answer(HttpRequest request) {
    try {
      return served(request);
    } catch (HttpProblem problem) {
      return problem.answer();
    } catch (NoSuchBuild none) {
      return HttpProblem.of(404, String.valueOf(none.getMessage())).answer();
    } catch (StepFailure failure) {
      LOG.error("request={} {} refused by the cloud", id(request), request.target(), failure);
      return HttpProblem.of(503, failure.getMessage()).answer();
    } catch (RuntimeException broken) {
      LOG.error("request={} {} {} broke", id(request), request.method(), request.target(), broken);
      return HttpProblem.of(
              500, "Kiln itself failed; the function's log has the rest, by request " + id(request))
          .answer();
    }
  }

  List<Route> routes() {
    return List.copyOf(routes);
  }

  private HttpAnswer served(HttpRequest request) {
    Caller caller = gate.enter(request);
    Set<String> methods = new TreeSet<>();
    for (Route route : routes) {
      Optional<Map<String, String>> parts = route.match(request.path());
      if (parts.isPresent()) {
        if (route.method().equals(request.method())) {
          gate.admit(caller, route);
          return audited(route, new Call(request, caller, parts.get()));
        }
        methods.add(route.method());
      }
    }
    if (methods.isEmpty()) {
      throw HttpProblem.of(404, "There is nothing at '" + request.target() + "'.");
    }
    throw HttpProblem.of(
            405, "'" + request.target() + "' takes " + String.join(", ", methods) + ".")
        .header("Allow", String.join(", ", methods));
  }

  private HttpAnswer audited(Route route, Call call) {
    if (!route.changes()) {
      return answer(route, call);
    }
    AuditEntry entry = entry(route, call);
    site.store().audit().asked(entry);
    HttpAnswer answer = answer(route, call);
    site.store()
        .audit()
        .answered(entry, answer.status() + " " + answer.headers().getOrDefault("Location", ""));
    return answer;
  }

  /** What a caller has done wrong is an answer; the audit trail has that of a change, too. */
  private static HttpAnswer answer(Route route, Call call) {
    try {
      return route.answer(call);
    } catch (HttpProblem problem) {
      return problem.answer();
    } catch (InvalidTemplate invalid) {
      return Problems.invalid(invalid.problems()).answer();
    } catch (BadBundle bad) {
      return Problems.invalid(bad.problems()).answer();
    }
  }

  private AuditEntry entry(Route route, Call call) {
    HttpRequest request = call.request();
    return AuditEntry.builder()
        .at(site.clock().instant())
        .requestId(id(request))
        .who(call.caller().name())
        .what(route.id())
        .target(request.target())
        .address(request.sender().address())
        .agent(
            request
                .header("user-agent")
                .map(agent -> agent.substring(0, Math.min(200, agent.length()))))
        .build();
  }

  private static String id(HttpRequest request) {
    return request.sender().requestId();
  }
}
