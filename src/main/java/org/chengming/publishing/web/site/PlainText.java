package org.chengming.publishing.web.site;

import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeVisitor;

/** The words of a document without mark-up, a paragraph a line. */
final class PlainText {
  private PlainText() {}

  static String of(String contentHtml) {
    var out = new StringBuilder();
    Jsoup.parseBodyFragment(contentHtml)
        .body()
        .traverse(
            new NodeVisitor() {
              @Override
              public void head(Node node, int depth) {
                if (node instanceof TextNode text) {
                  out.append(text.text());
                } else if (node instanceof Element e && e.tagName().equals("br")) {
                  out.append('\n');
                }
              }

              @Override
              public void tail(Node node, int depth) {
                if (node instanceof Element e) {
                  if (e.tagName().matches("td|th")) {
                    out.append('\t');
                  } else if (e.isBlock() || e.tagName().equals("tr")) {
                    out.append('\n');
                  }
                }
              }
            });
    return out.toString().replaceAll("[ \\t]+\\n", "\n").replaceAll("\\n{3,}", "\n\n").strip();
  }
}
