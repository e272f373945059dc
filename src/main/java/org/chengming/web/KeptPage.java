package org.chengming.web;

import java.nio.ByteBuffer;
import java.util.EnumSet;
import java.util.Set;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.PreEncodedHttpField;

/**
 * The bytes of one answer and its headers, ready to be sent.
 *
 * @param tag the strong validator, with its quotes; empty when the answer has none
 */
record KeptPage(HttpField[] headers, String tag, ByteBuffer bytes, Making making) {
  /** Belong to one exchange, not to the answer. */
  private static final Set<HttpHeader> OF_THE_EXCHANGE =
      EnumSet.of(
          HttpHeader.DATE,
          HttpHeader.CONNECTION,
          HttpHeader.TRANSFER_ENCODING,
          HttpHeader.CONTENT_LENGTH,
          HttpHeader.SERVER);

  static KeptPage of(HttpFields sent, byte[] bytes, Making making) {
    var headers =
        sent.stream()
            .filter(
                field ->
                    field.getHeader() == null
                        ? !field.is(RequestIds.HEADER)
                        : !OF_THE_EXCHANGE.contains(field.getHeader()))
            .map(KeptPage::encoded)
            .toArray(HttpField[]::new);
    var tag = sent.get(HttpHeader.ETAG);
    // Direct memory goes to the socket without another copy.
    var direct = ByteBuffer.allocateDirect(bytes.length).put(bytes).flip();
    return new KeptPage(headers, tag == null ? "" : tag, direct, making);
  }

  private static HttpField encoded(HttpField field) {
    return field.getHeader() == null
        ? new PreEncodedHttpField(field.getName(), field.getValue())
        : new PreEncodedHttpField(field.getHeader(), field.getValue());
  }

  int weight() {
    return bytes.capacity() + 1024;
  }
}
