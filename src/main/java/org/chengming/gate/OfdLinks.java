package org.chengming.gate;

import java.util.ArrayList;
import java.util.List;
import org.chengming.gate.FileFinding.Kind;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/** Where actions of an OFD lead, and what else they do (GB/T 33190-2016, CT_Action). */
final class OfdLinks {
  private OfdLinks() {}

  /**
   * Takes all actions away; what their addresses say of persons is told of.
   *
   * @param address how the place of a link is called
   */
  static void remove(Node under, Place place, Place address, Sightings seen) {
    for (var actions : Xml.all(under, "Actions")) {
      remove(actions, place, address, seen);
    }
  }

  private static void remove(Element actions, Place place, Place address, Sightings seen) {
    seen.untraced(Kind.SCRIPT, "Actions", place, "");
    addresses(actions).forEach(one -> seen.removedAddress(address, one));
    Xml.remove(actions);
  }

  /** Of marks: what leads to a page or to the web stays, unless its address tells of a person. */
  static void keepHarmless(Element mark, Place place, Place address, Sightings seen) {
    for (var action : Xml.all(mark, "Action")) {
      var addresses = addresses(action);
      if (!harmless(action, addresses)) {
        seen.untraced(Kind.SCRIPT, "Action", place, "");
        addresses.forEach(one -> seen.removedAddress(address, one));
        Xml.remove(action);
      } else if (addresses.stream().anyMatch(one -> seen.address(address, one))) {
        Xml.remove(action);
      }
    }
    for (var actions : Xml.all(mark, "Actions")) {
      if (Xml.children(actions).isEmpty()) {
        Xml.remove(actions);
      }
    }
  }

  private static boolean harmless(Element action, List<String> addresses) {
    return Xml.attribute(action, "Event").matches("(?i)click|")
        && Xml.children(action).stream()
            .allMatch(e -> List.of("Goto", "URI", "Region").contains(e.getLocalName()))
        && addresses.stream().allMatch(a -> a.strip().matches("(?is)(https?|mailto|tel):.*"));
  }

  /** Each as a reader follows it: its base first. */
  private static List<String> addresses(Element under) {
    var found = new ArrayList<String>();
    for (var link : Xml.all(under, "URI")) {
      var address = Xml.attribute(link, "URI");
      found.add(
          Xml.attribute(link, "Base") + (address.isBlank() ? link.getTextContent() : address));
    }
    return found;
  }
}
