package org.chengming.search;

import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.LowerCaseFilter;
import org.apache.lucene.analysis.cjk.CJKBigramFilter;
import org.apache.lucene.analysis.standard.StandardTokenizer;
import org.apache.lucene.analysis.tokenattributes.TermToBytesRefAttribute;

/**
 * How text becomes terms: compatibility forms folded (full-width digits and letters, ㎡, Ⅳ), lower
 * case, Latin words and numbers whole, Chinese as overlapping pairs. Pairs need no dictionary, so a
 * place, a person or a coined policy name is found as surely as a common word. Titles also keep
 * single characters, for one-character questions and suggestions. Traditional characters stay as
 * they are.
 */
final class ChineseAnalyzer extends Analyzer {
  static final ChineseAnalyzer INSTANCE = new ChineseAnalyzer();
  private static final int SCRIPTS =
      CJKBigramFilter.HAN
          | CJKBigramFilter.HIRAGANA
          | CJKBigramFilter.KATAKANA
          | CJKBigramFilter.HANGUL;

  private ChineseAnalyzer() {
    super(PER_FIELD_REUSE_STRATEGY);
  }

  @Override
  protected TokenStreamComponents createComponents(String field) {
    var source = new StandardTokenizer();
    var lower = new LowerCaseFilter(source);
    return new TokenStreamComponents(
        source, new CJKBigramFilter(lower, SCRIPTS, field.equals(Fields.TITLE)));
  }

  @Override
  protected Reader initReader(String field, Reader reader) {
    try {
      return new StringReader(Normalizer.normalize(all(reader), Normalizer.Form.NFKC));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Most texts are a few words; {@code readAllAsString} would take 16 KB for each. */
  private static String all(Reader reader) throws IOException {
    var text = new StringBuilder();
    var block = new char[512];
    for (var length = reader.read(block); length >= 0; length = reader.read(block)) {
      text.append(block, 0, length);
    }
    return text.toString();
  }

  /** The text in the one form in which texts are compared. */
  static String fold(String text) {
    return Normalizer.normalize(text, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
  }

  /** The terms of {@code text} in order, as the field would hold them. */
  List<String> terms(String field, String text) {
    var terms = new ArrayList<String>();
    try (var stream = tokenStream(field, text)) {
      var term = stream.addAttribute(TermToBytesRefAttribute.class);
      stream.reset();
      while (stream.incrementToken()) {
        terms.add(term.getBytesRef().utf8ToString());
      }
      stream.end();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return terms;
  }
}
