package io.kiln.function;

import io.kiln.build.Endpoint;
import io.kiln.function.Settings.Driver;
import io.kiln.template.Secret;
import io.kiln.trigger.Scope;
import io.kiln.trigger.http.ApiRules;
import io.kiln.trigger.http.ApiRules.Door;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.regex.Pattern;

/** Reads the settings out of environment variables; all that is wrong is said at once. */
final class SettingsReader {
  /** Prefix of every key that is ours; others in the environment are not looked at. */
  private static final String PREFIX = "KILN_";

  private static final Pattern STACK = Pattern.compile("[A-Za-z][A-Za-z0-9-]{0,62}");
  private static final Pattern CIDR = Pattern.compile("(\\d{1,3}\\.){3}\\d{1,3}/\\d{1,2}");
  private static final Pattern REGION = Pattern.compile("[a-z][a-z0-9-]{1,40}");
  private static final Pattern BUCKET = Pattern.compile("[a-z0-9][a-z0-9-]{1,61}[a-z0-9]");
  private static final Pattern FLOW = Pattern.compile("[A-Za-z_][A-Za-z0-9_-]{0,127}");
  private static final Pattern DRIVER = Pattern.compile("flow|tick");
  private static final Pattern DOOR = Pattern.compile("token|function|jwt");
  private static final Pattern SCOPE = Pattern.compile("read|build|admin");
  private static final Pattern NUMBER = Pattern.compile("[1-9]\\d{0,5}");

  /** Never the platform's own, which hold the function's key. */
  private static final Pattern NAMES =
      Pattern.compile("((?!FC_|ALIBABA_CLOUD_|KILN_)[A-Za-z_][A-Za-z0-9_]*(,(?!$)|$))+");

  private static final Pattern FLAG = Pattern.compile("true|false");

  private static final Pattern COUNT = Pattern.compile("[1-9]\\d{0,3}");
  private static final Pattern HOSTS = Pattern.compile("[A-Za-z0-9.:-]+(,[A-Za-z0-9.:-]+)*");
  private static final Pattern WEB = Pattern.compile("https?://[^\\s\"<>\\\\^`{|}]+");

  /** What {@code whsec_} announces is base64, and not a text that happens to begin so. */
  private static final Pattern SECRET =
      Pattern.compile(
          "whsec_([A-Za-z0-9+/]{4}){3,}([A-Za-z0-9+/]{2}(==)?|[A-Za-z0-9+/]{3}=?)?"
              + "|(?!whsec_).{16,}");

  private static final Pattern LOOPBACK =
      Pattern.compile("http://(127\\.\\d+\\.\\d+\\.\\d+|localhost|\\[::1\\])[:/]");

  private final Map<String, String> left;
  private final List<String> problems = new ArrayList<>();

  SettingsReader(Map<String, String> environment) {
    this.left = new TreeMap<>(environment);
    left.keySet().removeIf(key -> !key.startsWith(PREFIX));
  }

  Settings read() {
    Settings.Builder settings = Settings.builder();
    required("KILN_REGION", REGION, settings::region);
    required("KILN_BUCKET", BUCKET, settings::bucket);
    optional("KILN_STACK", STACK, settings::stack);
    optional("KILN_SSH_SOURCE_CIDR", CIDR, settings::sshSourceCidr);
    optional("KILN_TEMPLATE_KEYS", FLAG, v -> settings.templateKeys(v.equals("true")));
    optional("KILN_SHELL_LOCAL", FLAG, v -> settings.shellLocal(v.equals("true")));
    if ("tick".equals(left.get("KILN_DRIVER"))) {
      optional("KILN_FLOW", FLOW, settings::flow);
    } else {
      required("KILN_FLOW", FLOW, settings::flow);
    }
    optional("KILN_DRIVER", DRIVER, v -> settings.driver(driver(v)));
    endpoint("KILN_ECS_ENDPOINT", settings::ecsEndpoint);
    endpoint("KILN_VPC_ENDPOINT", settings::vpcEndpoint);
    endpoint("KILN_OSS_ENDPOINT", settings::ossEndpoint);
    endpoint("KILN_FLOW_ENDPOINT", settings::flowEndpoint);
    series(settings);
    notices(settings);
    settings.api(api());
    left.keySet().forEach(key -> problems.add(key + " is not a setting of Kiln"));
    if (!problems.isEmpty()) {
      throw new IllegalArgumentException(String.join("; ", problems));
    }
    return settings.build();
  }

  private void series(Settings.Builder settings) {
    optional("KILN_MAX_BUILDS", COUNT, v -> settings.maxBuilds(Integer.parseInt(v)));
    optional(
        "KILN_WATCH_HOSTS",
        HOSTS,
        v -> settings.addWatchHosts(v.toLowerCase(Locale.ROOT).split(",", -1)));
  }

  /** A notice that can't be signed is not sent: whoever gets it could not know whose it is. */
  private void notices(Settings.Builder settings) {
    String url = left.getOrDefault("KILN_NOTICE_URL", "");
    optional("KILN_NOTICE_URL", WEB, v -> settings.noticeUrl(URI.create(v)));
    String secret = left.remove("KILN_NOTICE_SECRET");
    if (secret != null && secret.length() < 16) {
      problems.add("KILN_NOTICE_SECRET has fewer than 16 characters");
    } else if (secret != null && !SECRET.matcher(secret).matches()) {
      problems.add("KILN_NOTICE_SECRET is neither one line of text nor whsec_ and base64");
    } else if (secret != null) {
      settings.noticeSecret(Secret.of(secret));
    }
    boolean plain = url.startsWith("http://") && !LOOPBACK.matcher(url).lookingAt();
    if (plain) {
      problems.add("KILN_NOTICE_URL must begin with https://: '" + url + "'");
    }
  }

  private ApiRules api() {
    ApiRules.Builder api = ApiRules.builder();
    optional("KILN_API_AUTH", DOOR, v -> api.door(Door.valueOf(v.toUpperCase(Locale.ROOT))));
    optional("KILN_API_SCOPE", SCOPE, v -> api.triggerScope(Scope.of(v).orElseThrow()));
    optional("KILN_API_RATE", NUMBER, v -> api.requestsPerMinute(Integer.parseInt(v)));
    optional("KILN_API_BUILDS", NUMBER, v -> api.mostActiveBuilds(Integer.parseInt(v)));
    optional("KILN_API_ENV", NAMES, v -> api.addEnvironment(v.split(",", -1)));
    return api.build();
  }

  private static Driver driver(String value) {
    return Driver.valueOf(value.toUpperCase(Locale.ROOT));
  }

  private void required(String key, Pattern shape, Consumer<String> setting) {
    if (!left.containsKey(key)) {
      problems.add(key + " is missing");
    }
    optional(key, shape, setting);
  }

  private void optional(String key, Pattern shape, Consumer<String> setting) {
    String value = left.remove(key);
    if (value == null) {
      return;
    }
    if (shape.matcher(value).matches()) {
      setting.accept(value);
    } else {
      problems.add(key + " is '" + value + "', but must look like " + shape.pattern());
    }
  }

  private void endpoint(String key, Function<Endpoint, Settings.Builder> setting) {
    String value = left.remove(key);
    if (value == null) {
      return;
    }
    try {
      Settings.Builder unused = setting.apply(Endpoint.of(URI.create(value)));
    } catch (IllegalArgumentException e) {
      problems.add(key + ": " + e.getMessage());
    }
  }
}
