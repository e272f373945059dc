package org.chengming.gate;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.io.IOUtils;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.encryption.InvalidPasswordException;
import org.chengming.files.FileKind;
import org.chengming.gate.FileFinding.Confidence;
import org.chengming.gate.FileFinding.Kind;
import org.chengming.redaction.HiddenText;
import org.chengming.redaction.PdfPages;
import org.chengming.redaction.Traces;
import org.jspecify.annotations.Nullable;

/**
 * Takes out of a PDF everything but its pages, and of its pages what is not seen: those are drawn
 * anew, as pictures with the text that is seen. Text under something opaque is not taken out:
 * whoever covered it thinks it is gone, and must look.
 */
final class PdfSweep implements Sweep {
  private static final int MOST_PAGES = 1000;

  private final PictureText pictureText;

  PdfSweep(PictureText pictureText) {
    this.pictureText = pictureText;
  }

  @Override
  public void of(Path file, FileKind kind, Sightings seen, @Nullable Path out) throws IOException {
    try (var document = open(file)) {
      if (document.isEncrypted()) {
        seen.noCopy(FileTrouble.ENCRYPTED);
      }
      var structure = new PdfStructure(document, seen);
      var layersOff = structure.sweep();
      var visible = pages(document, layersOff, seen, out != null);
      new PdfAsides(seen).sweep(document);
      new PdfVersions(file, visible, seen).tell();
      if (out != null && seen.noCopy() == null) {
        document.setAllSecurityToBeRemoved(true);
        document.save(out.toFile());
      }
    }
  }

  private static PDDocument open(Path file) throws IOException {
    PDDocument document;
    try {
      document =
          Loader.loadPDF(file.toFile(), "", null, null, IOUtils.createTempFileOnlyStreamCache());
    } catch (InvalidPasswordException e) {
      throw new Unopened(FileTrouble.ENCRYPTED, "wants a password");
    } catch (IOException | RuntimeException e) {
      throw new Unopened(FileTrouble.BROKEN, "pdf: " + e.getMessage());
    }
    int pages = document.getNumberOfPages();
    if (pages == 0 || pages > MOST_PAGES) {
      document.close();
      throw new Unopened(pages == 0 ? FileTrouble.BROKEN : FileTrouble.TOO_LARGE, pages + " pages");
    }
    return document;
  }

  private String pages(PDDocument document, boolean layersOff, Sightings seen, boolean writing)
      throws IOException {
    var pages = new PdfPages(document);
    var redrawn = new TreeSet<Integer>();
    var visible = new StringBuilder();
    var unpainted = new PdfUnpainted(seen);
    for (int number = 1; number <= document.getNumberOfPages(); number++) {
      var page = pages.page(number);
      var place = Place.of(Places.PAGE, number);
      if (tell(page.hidden(), place, seen) | spoken(page, place, seen)
          || layersOff && layered(document, number)) {
        redrawn.add(number);
      }
      if (!page.readable()) {
        seen.stays(Kind.HIDDEN_TEXT, place, "", Confidence.LOW);
      }
      seen.seen(place, page.text());
      seen.elsewhere(place, page.lines());
      unpainted.page(document.getPage(number - 1), page);
      visible.append(page.text()).append('\n');
      if (!page.searchable()) {
        seen.picture(place, pictureText.there() ? pages.picture(number) : new byte[0]);
      }
    }
    unpainted.remove();
    if (writing && seen.noCopy() == null && !redrawn.isEmpty()) {
      try {
        for (int number : redrawn) {
          pages.redraw(number);
        }
        pages.finish();
      } catch (PdfPages.Undrawable e) {
        throw new Unopened(FileTrouble.CANNOT_REDRAW, String.valueOf(e.getMessage()));
      }
      // What programs read aloud may still hold what is not seen.
      document.getDocumentCatalog().getCOSObject().removeItem(COSName.STRUCT_TREE_ROOT);
      document.getDocumentCatalog().getCOSObject().removeItem(COSName.MARK_INFO);
    }
    document.getDocumentCatalog().getCOSObject().removeItem(COSName.OCPROPERTIES);
    return visible.toString();
  }

  /** Whether something that is read aloud or copied instead of a sign must not go out. */
  private static boolean spoken(PdfPages.Page page, Place place, Sightings seen) {
    boolean goes = false;
    for (var text : page.spoken()) {
      goes |=
          !Traces.folded(page.text()).contains(Traces.folded(text))
              && !seen.said(place, text).equals(text);
    }
    return goes;
  }

  /** Whether there is text a clean copy is without. */
  private static boolean tell(List<HiddenText> all, Place place, Sightings seen) {
    var removed = new ArrayList<HiddenText>();
    for (var hidden : all) {
      switch (hidden.how()) {
        case COVERED -> {
          seen.noCopy(FileTrouble.COVERED_TEXT);
          seen.stays(Kind.COVERED_TEXT, place, hidden.text(), Confidence.HIGH);
        }
        case LAYER -> {
          removed.add(hidden);
          seen.removed(Kind.HIDDEN_LAYER, hidden.how().name(), place, hidden.text());
        }
        case SAME_COLOUR, INVISIBLE, OUTSIDE -> {
          removed.add(hidden);
          seen.removed(Kind.HIDDEN_TEXT, hidden.how().name(), place, hidden.text());
        }
      }
    }
    return !removed.isEmpty();
  }

  /** Whether a page has anything on layers, so that one that is off may hold pictures. */
  private static boolean layered(PDDocument document, int number) {
    var resources = document.getPage(number - 1).getResources();
    return resources != null && resources.getCOSObject().containsKey(COSName.PROPERTIES);
  }
}
