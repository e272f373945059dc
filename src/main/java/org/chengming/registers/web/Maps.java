package org.chengming.registers.web;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiPredicate;
import java.util.stream.IntStream;
import org.chengming.registers.RecordPlaces;

/**
 * Draws places. Those whose marks would hide each other share one, and are listed together under
 * its number. Where the narrow form has room for fewer marks, one stands for several numbers that
 * follow each other, so that both forms go with the same list.
 */
final class Maps {
  /** Two digits fit into a mark. */
  private static final int MOST_SPOTS = 99;

  /** Near enough to hide each other, in ever wider steps until there are not too many to number. */
  private static final int[] NEAR = {26, 36, 50, 70, 100, 140};

  /** A mark of the narrow form with two numbers, and air around it. */
  private static final int BESIDE = 52;

  private static final int BELOW = 27;

  private final Projection broad;
  private final Projection narrow;

  private Maps(List<RecordPlaces.Place> places) {
    broad = new Projection(places, PictureForm.BROAD);
    narrow = new Projection(places, PictureForm.NARROW);
  }

  static MapPart draw(List<RecordPlaces.Place> found, String path) {
    var places = found.subList(0, Math.min(found.size(), RecordPlaces.MOST));
    return places.isEmpty()
        ? new MapPart(List.of(), List.of(), false)
        : new Maps(places).part(places, path, found.size() > places.size());
  }

  private MapPart part(List<RecordPlaces.Place> places, String path, boolean cut) {
    var gathered = together(spots(places), (a, b) -> hidden(a.getFirst(), b.getFirst()));
    var spots = gathered.stream().flatMap(List::stream).toList();
    return new MapPart(
        List.of(
            drawn(broad, PictureForm.BROAD, spots.stream().map(List::of).toList()),
            drawn(narrow, PictureForm.NARROW, gathered)),
        IntStream.range(0, spots.size())
            .mapToObj(i -> new MapPart.Spot(i + 1, listed(spots.get(i), path)))
            .toList(),
        cut);
  }

  private List<List<RecordPlaces.Place>> spots(List<RecordPlaces.Place> places) {
    var spots = List.<List<RecordPlaces.Place>>of();
    for (var near : NEAR) {
      spots =
          together(
              places,
              (a, b) ->
                  Math.hypot(broad.x(a) - broad.x(b), (double) broad.y(a) - broad.y(b)) < near);
      if (spots.size() <= MOST_SPOTS) {
        break;
      }
    }
    return spots;
  }

  private boolean hidden(RecordPlaces.Place one, RecordPlaces.Place other) {
    return Math.abs(narrow.x(one) - narrow.x(other)) < BESIDE
        && Math.abs(narrow.y(one) - narrow.y(other)) < BELOW;
  }

  /** Each goes to the first it would hide, so no two first ones hide each other. */
  private static <T> List<List<T>> together(List<T> all, BiPredicate<T, T> near) {
    var groups = new ArrayList<List<T>>();
    for (var each : all) {
      groups.stream()
          .filter(group -> near.test(group.getFirst(), each))
          .findFirst()
          .orElseGet(
              () -> {
                groups.add(new ArrayList<>());
                return groups.getLast();
              })
          .add(each);
    }
    return groups;
  }

  private static MapPart.Drawing drawn(
      Projection at, PictureForm form, List<List<List<RecordPlaces.Place>>> groups) {
    var dots = new StringBuilder();
    var marks = new ArrayList<MapPart.Mark>();
    var number = 1;
    for (var group : groups) {
      var places = group.stream().flatMap(List::stream).toList();
      if (places.size() > 1) {
        places.forEach(p -> dots.append("M%d %dh0".formatted(at.x(p), at.y(p))));
      }
      var last = number + group.size() - 1;
      var label = number == last ? "" + number : number + "–" + last;
      marks.add(
          new MapPart.Mark(
              at.x(places.getFirst()),
              at.y(places.getFirst()),
              label,
              Math.max(MapPart.Mark.HEIGHT, 8 * label.length() + 10),
              places.size() > 1));
      number = last + 1;
    }
    return new MapPart.Drawing(form, at.height(), at.across(), at.down(), dots.toString(), marks);
  }

  private static List<MapPart.Place> listed(List<RecordPlaces.Place> places, String path) {
    return places.stream().map(place -> listed(place, path)).toList();
  }

  private static MapPart.Place listed(RecordPlaces.Place place, String path) {
    return new MapPart.Place(
        place.label(),
        place.group(),
        "%s°, %s°".formatted(brief(place.longitude()), brief(place.latitude())),
        path + "/records/" + RecordFiles.inPath(place.key()));
  }

  private static String brief(BigDecimal degrees) {
    return degrees.round(new MathContext(7)).stripTrailingZeros().toPlainString();
  }
}
