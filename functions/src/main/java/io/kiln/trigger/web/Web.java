package io.kiln.trigger.web;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.apache.http.Header;
import org.apache.http.HttpEntity;
import org.apache.http.client.config.RequestConfig;
import org.apache.http.client.methods.CloseableHttpResponse;
import org.apache.http.client.methods.HttpGet;
import org.apache.http.client.methods.HttpPost;
import org.apache.http.client.methods.HttpRequestBase;
import org.apache.http.config.RegistryBuilder;
import org.apache.http.conn.DnsResolver;
import org.apache.http.conn.socket.ConnectionSocketFactory;
import org.apache.http.conn.socket.PlainConnectionSocketFactory;
import org.apache.http.conn.ssl.SSLConnectionSocketFactory;
import org.apache.http.entity.ByteArrayEntity;
import org.apache.http.impl.client.CloseableHttpClient;
import org.apache.http.impl.client.HttpClients;
import org.apache.http.impl.conn.PoolingHttpClientConnectionManager;
import org.apache.http.impl.conn.SystemDefaultDnsResolver;

/** A client for http and https that follows few redirects, and reads no more than allowed. */
public final class Web implements AutoCloseable {
  private static final int CONNECT_MILLIS = 5_000;
  private static final int READ_MILLIS = 15_000;
  private static final int MOST_REDIRECTS = 3;

  /** Debian's largest index is a few hundred kB signed, some tens of MB in full. */
  private static final long MOST_BYTES = 64L << 20;

  private final CloseableHttpClient client;

  private Web(DnsResolver names) {
    PoolingHttpClientConnectionManager connections =
        new PoolingHttpClientConnectionManager(
            RegistryBuilder.<ConnectionSocketFactory>create()
                .register("http", PlainConnectionSocketFactory.getSocketFactory())
                .register("https", SSLConnectionSocketFactory.getSocketFactory())
                .build(),
            names);
    this.client =
        HttpClients.custom()
            .setConnectionManager(connections)
            .disableAutomaticRetries()
            .disableRedirectHandling()
            .disableCookieManagement()
            .setUserAgent("kiln")
            .setDefaultRequestConfig(
                RequestConfig.custom()
                    .setConnectTimeout(CONNECT_MILLIS)
                    .setConnectionRequestTimeout(CONNECT_MILLIS)
                    .setSocketTimeout(READ_MILLIS)
                    .build())
            .build();
  }

  /**
   * Goes to public addresses only.
   *
   * @param allowed host names that may be anywhere, in lower case
   */
  public static Web toPublic(Set<String> allowed) {
    return toPublic(SystemDefaultDnsResolver.INSTANCE, allowed);
  }

  static Web toPublic(DnsResolver names, Set<String> allowed) {
    return new Web(new PublicAddresses(names, allowed));
  }

  /** Goes where the operator said, wherever that is. */
  public static Web toAnywhere() {
    return new Web(SystemDefaultDnsResolver.INSTANCE);
  }

  /** What came back. */
  public static final class Answer {
    private final int status;
    private final Map<String, String> headers;
    private final String sha256;

    private Answer(int status, Map<String, String> headers, String sha256) {
      this.status = status;
      this.headers = headers;
      this.sha256 = sha256;
    }

    public int status() {
      return status;
    }

    public Optional<String> header(String name) {
      return Optional.ofNullable(headers.get(name));
    }

    /** Of the body, in lower-case hexadecimal. */
    public String sha256() {
      return sha256;
    }
  }

  /**
   * Asks for a document.
   *
   * @throws IOException when there is no answer, or it is too long, or it may not be asked for
   */
  public Answer get(URI address, Map<String, String> headers) throws IOException {
    URI at = address;
    for (int i = 0; i <= MOST_REDIRECTS; i++) {
      Answer answer = send(new HttpGet(checked(at)), headers);
      Optional<String> location = answer.header("location");
      if (answer.status() / 100 != 3 || answer.status() == 304 || location.isEmpty()) {
        return answer;
      }
      at = at.resolve(uri(location.get()));
    }
    throw new IOException(address + " leads on and on");
  }

  /** Delivers a document; a redirect is an answer like any other. */
  public Answer post(URI address, Map<String, String> headers, byte[] body) throws IOException {
    HttpPost post = new HttpPost(checked(address));
    post.setEntity(new ByteArrayEntity(body));
    return send(post, headers);
  }

  private Answer send(HttpRequestBase request, Map<String, String> headers) throws IOException {
    headers.forEach(request::setHeader);
    try (CloseableHttpResponse response = client.execute(request)) {
      Map<String, String> all = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
      for (Header header : response.getAllHeaders()) {
        all.put(header.getName(), header.getValue());
      }
      return new Answer(response.getStatusLine().getStatusCode(), all, sum(response.getEntity()));
    }
  }

  private static String sum(HttpEntity entity) throws IOException {
    BodySum sum = new BodySum(MOST_BYTES);
    if (entity != null) {
      try (InputStream in = entity.getContent();
          OutputStream out = sum) {
        long unusedSize = in.transferTo(out);
      }
    }
    return sum.hex();
  }

  private static URI checked(URI address) throws IOException {
    String scheme = address.getScheme() == null ? "" : address.getScheme();
    if (!Set.of("http", "https").contains(scheme) || address.getHost() == null) {
      throw new IOException("'" + address + "' is not an address on the web");
    }
    return address;
  }

  private static URI uri(String text) throws IOException {
    try {
      return new URI(text);
    } catch (URISyntaxException e) {
      throw new IOException("a redirect leads to no address: " + e.getMessage(), e);
    }
  }

  @Override
  public void close() {
    try {
      client.close();
    } catch (IOException e) {
      throw new UncheckedIOException("can't close the connections", e);
    }
  }
}
