package org.chengming.gate;

import java.util.regex.Pattern;
import org.chengming.gate.FileFinding.Kind;
import org.w3c.dom.Element;

/**
 * What stands in for a picture is read aloud to whoever does not see it and stays; but where it is
 * the path of the file on somebody's machine, as programs fill it in, it goes.
 */
final class Descriptions {
  private static final Pattern PATH =
      Pattern.compile("(?i)^(file:|[a-z]:[\\\\/]|\\\\\\\\|/(Users|home|var|private)/).*");

  private Descriptions() {}

  static void keepPlain(Element element, Sightings seen) {
    for (var name : new String[] {"descr", "title", "name"}) {
      var value = element.getAttribute(name);
      if (PATH.matcher(value).matches()) {
        seen.removed(Kind.PROPERTY, name, Place.of(Places.SETTINGS), value);
        if (name.equals("name")) {
          element.setAttribute(name, "");
        } else {
          element.removeAttribute(name);
        }
      }
    }
  }
}
