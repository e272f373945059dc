package org.chengming.requests;

import java.util.Optional;
import org.chengming.keys.PrintedCode;

/** The secret that opens a request for whoever filed it, as it is printed on receipts. */
public record QueryCode(String value) {
  public QueryCode {
    value = new PrintedCode(value).value();
  }

  /**
   * @param random 16 bytes or more that nobody can guess
   */
  static QueryCode from(byte[] random) {
    return new QueryCode(PrintedCode.from(random).value());
  }

  /** Reads what people type: any case, full width, with or without dashes. */
  public static Optional<QueryCode> parse(String typed) {
    return PrintedCode.parse(typed).map(code -> new QueryCode(code.value()));
  }

  /** As it is printed: {@code K7MD-2QXA-9FHT}. */
  public String shown() {
    return new PrintedCode(value).shown();
  }

  @Override
  public String toString() {
    return "QueryCode";
  }
}
