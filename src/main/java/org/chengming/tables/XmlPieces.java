package org.chengming.tables;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Tags and text of an XML part in UTF-8, one after the other. Whatever the file holds, a tag and a
 * few thousand characters are in memory: a general parser keeps every name it has met and every
 * attribute whole, so that a hostile file could fill memory with either. There are no entities but
 * the five of XML and characters by number; a document type is refused. Whether tags match is for
 * who reads.
 */
final class XmlPieces implements Closeable {
  enum Piece {
    START,
    END,
    TEXT,
    NOTHING_MORE
  }

  private static final int LONGEST_TAG = 1 << 16;
  private static final int CHUNK = 4096;
  private static final int LONGEST_ENTITY = 10;

  private final Reader reader;
  private final char[] block = new char[1 << 16];
  private int at;
  private int end;

  private char[] tag = new char[256];
  private int tagLength;
  private int nameFrom;
  private int nameTo;
  private boolean closes;
  private boolean inCdata;

  private final char[] text = new char[CHUNK + 2];
  private int textLength;

  XmlPieces(InputStream in) {
    this.reader = new InputStreamReader(in, StandardCharsets.UTF_8);
  }

  Piece next() throws IOException {
    if (closes) {
      closes = false;
      return Piece.END;
    }
    textLength = 0;
    while (true) {
      if (inCdata) {
        cdata();
        return Piece.TEXT;
      }
      int c = read();
      if (c < 0) {
        return textLength > 0 ? Piece.TEXT : Piece.NOTHING_MORE;
      }
      if (c == '<') {
        if (textLength > 0) {
          at--;
          return Piece.TEXT;
        }
        var piece = markup();
        if (piece != null) {
          return piece;
        }
      } else {
        add(c);
        if (textLength >= CHUNK) {
          return Piece.TEXT;
        }
      }
    }
  }

  /** Whether the tag just read has the name, whatever its prefix. */
  boolean is(String name) {
    int length = nameTo - nameFrom;
    if (length != name.length()) {
      return false;
    }
    for (int i = 0; i < length; i++) {
      if (tag[nameFrom + i] != name.charAt(i)) {
        return false;
      }
    }
    return true;
  }

  /** The attribute of the tag just read, whatever its prefix; null when it has none. */
  @Nullable String attribute(String name) {
    int i = nameTo;
    while (i < tagLength) {
      while (i < tagLength && (tag[i] <= ' ' || tag[i] == '/')) {
        i++;
      }
      int from = i;
      while (i < tagLength && tag[i] != '=' && tag[i] > ' ') {
        if (tag[i++] == ':') {
          from = i;
        }
      }
      int to = i;
      while (i < tagLength && tag[i] != '"' && tag[i] != '\'') {
        i++;
      }
      int valueFrom = i + 1;
      for (i = valueFrom; i < tagLength && tag[i] != tag[valueFrom - 1]; ) {
        i++;
      }
      if (i < tagLength && name.contentEquals(java.nio.CharBuffer.wrap(tag, from, to - from))) {
        return unescaped(new String(tag, valueFrom, i - valueFrom));
      }
      i++;
    }
    return null;
  }

  /** Adds the text just read, up to that many characters in all. */
  void addTo(StringBuilder to, int most) {
    to.append(text, 0, Math.max(0, Math.min(textLength, most - to.length())));
  }

  private @Nullable Piece markup() throws IOException {
    int c = read();
    if (c == '?') {
      skipTo("?>");
      return null;
    }
    if (c == '!') {
      declaration();
      return null;
    }
    tagLength = 0;
    for (int quote = 0; quote != 0 || c != '>'; c = read()) {
      if (c < 0) {
        throw Unreadable.broken("The part ends in a tag");
      }
      if (tagLength == tag.length) {
        if (tagLength >= LONGEST_TAG) {
          throw Unreadable.broken("A tag is too long");
        }
        tag = Arrays.copyOf(tag, tag.length * 4);
      }
      tag[tagLength++] = (char) c;
      if (quote == 0 && (c == '"' || c == '\'')) {
        quote = c;
      } else if (quote == c) {
        quote = 0;
      }
    }
    return named();
  }

  private Piece named() {
    boolean ends = tagLength > 0 && tag[0] == '/';
    nameFrom = ends ? 1 : 0;
    nameTo = nameFrom;
    while (nameTo < tagLength && tag[nameTo] > ' ' && tag[nameTo] != '/') {
      if (tag[nameTo++] == ':') {
        nameFrom = nameTo;
      }
    }
    closes = !ends && tagLength > 0 && tag[tagLength - 1] == '/';
    return ends ? Piece.END : Piece.START;
  }

  private void declaration() throws IOException {
    int c = read();
    if (c == '-') {
      skipTo("-->");
    } else if (c == '[') {
      skipTo("[");
      inCdata = true;
    } else {
      throw new Unreadable(
          "这个表格文件里有文件类型声明（DOCTYPE），表格软件不会这样写，没有读。", "The part has a document type", null);
    }
  }

  private void cdata() throws IOException {
    while (textLength < CHUNK) {
      int c = read();
      if (c < 0) {
        throw Unreadable.broken("The part ends in CDATA");
      }
      text[textLength++] = (char) c;
      if (c == '>'
          && textLength >= 3
          && text[textLength - 2] == ']'
          && text[textLength - 3] == ']') {
        textLength -= 3;
        inCdata = false;
        return;
      }
    }
    // An end that is cut by the chunk is left for the next one.
    while (textLength > 0 && text[textLength - 1] == ']' && at > 0) {
      textLength--;
      at--;
    }
  }

  private void skipTo(String mark) throws IOException {
    for (int met = 0; met < mark.length(); ) {
      int c = read();
      if (c < 0) {
        throw Unreadable.broken("The part ends in a comment");
      }
      boolean again = met > 0 && c == mark.charAt(met - 1) && c != mark.charAt(met);
      met = c == mark.charAt(met) ? met + 1 : again ? met : c == mark.charAt(0) ? 1 : 0;
    }
  }

  private void add(int c) throws IOException {
    if (c != '&') {
      text[textLength++] = (char) c;
      return;
    }
    var name = new StringBuilder();
    for (int n = read(); n != ';'; n = read()) {
      if (n < 0 || name.length() >= LONGEST_ENTITY) {
        throw Unreadable.broken("An entity does not end");
      }
      name.append((char) n);
    }
    for (char one : Character.toChars(entity(name.toString()))) {
      text[textLength++] = one;
    }
  }

  private static String unescaped(String raw) {
    if (raw.indexOf('&') < 0) {
      return raw;
    }
    var text = new StringBuilder();
    for (int i = 0; i < raw.length(); i++) {
      int to = raw.charAt(i) == '&' ? raw.indexOf(';', i) : -1;
      if (to > 0 && to - i <= LONGEST_ENTITY) {
        text.appendCodePoint(entity(raw.substring(i + 1, to)));
        i = to;
      } else {
        text.append(raw.charAt(i));
      }
    }
    return text.toString();
  }

  /** What is unknown is shown as such; nothing is looked up. */
  private static int entity(String name) {
    return switch (name) {
      case "amp" -> '&';
      case "lt" -> '<';
      case "gt" -> '>';
      case "quot" -> '"';
      case "apos" -> '\'';
      default -> {
        int number = -1;
        if (name.matches("#\\d{1,7}")) {
          number = Integer.parseInt(name.substring(1));
        } else if (name.matches("#x[0-9A-Fa-f]{1,6}")) {
          number = Integer.parseInt(name.substring(2), 16);
        }
        yield Character.isValidCodePoint(number) ? number : TextEncoding.BROKEN;
      }
    };
  }

  private int read() throws IOException {
    if (at == end) {
      end = Math.max(0, reader.read(block));
      at = 0;
      if (end == 0) {
        return -1;
      }
    }
    return block[at++];
  }

  @Override
  public void close() throws IOException {
    reader.close();
  }
}
