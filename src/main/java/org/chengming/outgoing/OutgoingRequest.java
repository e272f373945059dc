package org.chengming.outgoing;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.util.HashMap;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.client.AbstractClientHttpRequest;
import org.springframework.http.client.ClientHttpResponse;

/** A request of a library that speaks HTTP by way of Spring, sent as every other. */
final class OutgoingRequest extends AbstractClientHttpRequest {
  private final Outgoing outgoing;
  private final URI uri;
  private final HttpMethod method;
  private final ByteArrayOutputStream body = new ByteArrayOutputStream();

  OutgoingRequest(Outgoing outgoing, URI uri, HttpMethod method) {
    this.outgoing = outgoing;
    this.uri = uri;
    this.method = method;
  }

  @Override
  public HttpMethod getMethod() {
    return method;
  }

  @Override
  public URI getURI() {
    return uri;
  }

  @Override
  protected OutputStream getBodyInternal(HttpHeaders headers) {
    return body;
  }

  @Override
  protected ClientHttpResponse executeInternal(HttpHeaders headers) throws IOException {
    var sent = new HashMap<String, String>();
    headers.forEach((name, values) -> sent.put(name, String.join(", ", values)));
    sent.keySet().removeIf(name -> name.equalsIgnoreCase("Content-Length"));
    var usual = Outgoing.Call.get(uri);
    return new Response(
        outgoing.send(
            new Outgoing.Call(
                method.name(), uri, sent, body.toByteArray(), usual.patience(), usual.most())));
  }

  private record Response(Outgoing.Answer answer) implements ClientHttpResponse {
    @Override
    public HttpStatusCode getStatusCode() {
      return HttpStatusCode.valueOf(answer.status());
    }

    @Override
    public String getStatusText() {
      return "";
    }

    @Override
    public HttpHeaders getHeaders() {
      var headers = new HttpHeaders();
      answer.headers().forEach(headers::set);
      return headers;
    }

    @Override
    public InputStream getBody() {
      return new ByteArrayInputStream(answer.body());
    }

    @Override
    public void close() {
      // All of it has been read.
    }
  }
}
