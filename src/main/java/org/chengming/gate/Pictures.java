package org.chengming.gate;

import com.drew.imaging.ImageMetadataReader;
import com.drew.imaging.ImageProcessingException;
import com.drew.metadata.Metadata;
import com.drew.metadata.exif.ExifDirectoryBase;
import com.drew.metadata.exif.ExifIFD0Directory;
import com.drew.metadata.exif.GpsDirectory;
import com.drew.metadata.iptc.IptcDirectory;
import com.drew.metadata.jpeg.JpegCommentDirectory;
import com.drew.metadata.png.PngDirectory;
import com.drew.metadata.xmp.XmpDirectory;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.LinkedHashSet;
import org.chengming.gate.FileFinding.Kind;

/** Pictures, by themselves or within documents: what was noted when they were taken goes. */
final class Pictures {
  private Pictures() {}

  /**
   * The same picture, bit by bit, without what is not picture. A kind that is not known here comes
   * back as it is.
   */
  static byte[] within(byte[] picture, Place place, Sightings seen) {
    seen.picture(place, picture);
    PictureBytes bytes;
    try {
      bytes = PictureBytes.of(picture);
    } catch (IndexOutOfBoundsException e) {
      return picture;
    }
    if (!bytes.anythingDropped()) {
      return picture;
    }
    tell(picture, bytes, place, seen);
    return bytes.withTurn(turn(picture));
  }

  static void tell(byte[] picture, PictureBytes bytes, Place place, Sightings seen) {
    var metadata = metadata(picture);
    for (var directory : metadata.getDirectoriesOfType(GpsDirectory.class)) {
      if (directory.getTagCount() > 0) {
        var at = directory.getGeoLocation();
        seen.untraced(
            Kind.PICTURE_PLACE,
            "GPS",
            place,
            at == null ? "" : "%.0f°, %.0f°".formatted(at.getLatitude(), at.getLongitude()));
      }
    }
    var dropped = new LinkedHashSet<>(bytes.dropped());
    var text = texts(metadata);
    for (var what : dropped) {
      var kind = what.equals(PictureBytes.TRAILING) ? Kind.TRAILING_DATA : Kind.PICTURE_DATA;
      seen.removed(kind, what, place, text);
      text = "";
    }
    seen.within(place, bytes.gone());
  }

  /** As EXIF numbers the way it is to be turned; 1 where it says nothing. */
  static int turn(byte[] picture) {
    var first = metadata(picture).getFirstDirectoryOfType(ExifIFD0Directory.class);
    var turn = first == null ? null : first.getInteger(ExifDirectoryBase.TAG_ORIENTATION);
    return turn == null || turn < 1 || turn > 8 ? 1 : turn;
  }

  private static Metadata metadata(byte[] picture) {
    try {
      return ImageMetadataReader.readMetadata(new ByteArrayInputStream(picture), picture.length);
    } catch (ImageProcessingException | IOException | RuntimeException e) {
      return new Metadata();
    }
  }

  /** What somebody or some device wrote there, a piece a line. */
  private static String texts(Metadata metadata) {
    var pieces = new LinkedHashSet<String>();
    for (var directory : metadata.getDirectories()) {
      if (directory instanceof XmpDirectory xmp) {
        xmp.getXmpProperties().values().forEach(value -> add(value, pieces));
      } else if (directory instanceof ExifDirectoryBase && !(directory instanceof GpsDirectory)
          || directory instanceof IptcDirectory
          || directory instanceof JpegCommentDirectory
          || directory instanceof PngDirectory) {
        for (var tag : directory.getTags()) {
          var value = directory.getObject(tag.getTagType());
          if (value instanceof com.drew.metadata.StringValue
              || value instanceof String
              || tag.getTagType() >= ExifDirectoryBase.TAG_WIN_TITLE
                  && tag.getTagType() <= ExifDirectoryBase.TAG_WIN_SUBJECT) {
            add(tag.getDescription(), pieces);
          } else if (directory instanceof PngDirectory
              && value instanceof java.util.List<?> pairs) {
            pairs.forEach(pair -> add(String.valueOf(pair).replaceFirst("^[^:]*: ", ""), pieces));
          }
        }
      }
    }
    return String.join("\n", pieces);
  }

  private static void add(
      @org.jspecify.annotations.Nullable String value, java.util.Set<String> pieces) {
    if (value != null && value.strip().length() > 2 && value.length() < 2_000) {
      pieces.add(value.strip().replace('\n', ' '));
    }
  }
}
