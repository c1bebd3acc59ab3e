package io.kiln.cloud;

import com.aliyuncs.http.CallBack;
import com.aliyuncs.http.HttpClientConfig;
import com.aliyuncs.http.HttpRequest;
import com.aliyuncs.http.HttpResponse;
import com.aliyuncs.http.IHttpClient;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.apache.http.client.config.RequestConfig;
import org.apache.http.client.methods.CloseableHttpResponse;
import org.apache.http.client.methods.HttpPost;
import org.apache.http.entity.ByteArrayEntity;
import org.apache.http.impl.client.CloseableHttpClient;
import org.apache.http.impl.client.HttpClients;
import org.apache.http.impl.conn.PoolingHttpClientConnectionManager;
import org.apache.http.util.EntityUtils;

/**
 * The SDK's transport, ours for three reasons: it never sends a request twice by itself, it tells a
 * refused connection from a lost answer, and it is no process-wide singleton with a thread.
 */
@SuppressWarnings("deprecation") // the SDK asks for methods that it deprecates
final class Http extends IHttpClient {
  private static final byte[] EMPTY = {};

  private final PoolingHttpClientConnectionManager connections =
      new PoolingHttpClientConnectionManager(10, TimeUnit.SECONDS);
  private final CloseableHttpClient client;

  Http(Timeouts timeouts) {
    connections.setValidateAfterInactivity(200);
    this.client =
        HttpClients.custom()
            .setConnectionManager(connections)
            .useSystemProperties()
            .disableAutomaticRetries()
            .disableRedirectHandling()
            .disableCookieManagement()
            .setDefaultRequestConfig(
                RequestConfig.custom()
                    .setConnectTimeout((int) timeouts.connect().toMillis())
                    .setConnectionRequestTimeout((int) timeouts.connect().toMillis())
                    .setSocketTimeout((int) timeouts.read().toMillis())
                    .build())
            .build();
  }

  /**
   * @throws UncheckedIOException because the SDK drops the cause of an IOException that it can name
   */
  @Override
  public HttpResponse syncInvoke(HttpRequest request) {
    HttpPost post = new HttpPost(request.getSysUrl());
    request.getSysHeaders().forEach(post::setHeader);
    post.removeHeaders("Content-Length");
    post.setEntity(
        new ByteArrayEntity(request.getHttpContent() == null ? EMPTY : request.getHttpContent()));
    try (CloseableHttpResponse answer = client.execute(post)) {
      HttpResponse response = new HttpResponse(request.getSysUrl());
      response.setStatus(answer.getStatusLine().getStatusCode());
      byte[] body =
          answer.getEntity() == null ? EMPTY : EntityUtils.toByteArray(answer.getEntity());
      response.setHttpContent(body, "UTF-8", null);
      return response;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  void rest() {
    connections.closeIdleConnections(0, TimeUnit.SECONDS);
  }

  @Override
  public void close() throws IOException {
    client.close();
  }

  @Override
  protected void init(HttpClientConfig config) {
    // everything is set in the constructor
  }

  @Override
  public Future<HttpResponse> asyncInvoke(HttpRequest request, CallBack callback) {
    throw new UnsupportedOperationException("one call at a time");
  }

  @Override
  public void ignoreSSLCertificate() {
    throw new UnsupportedOperationException("certificates are always checked");
  }

  @Override
  public void restoreSSLCertificate() {
    // never ignored
  }

  @Override
  public boolean isSingleton() {
    return false;
  }
}
