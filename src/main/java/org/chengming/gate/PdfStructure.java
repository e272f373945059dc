package org.chengming.gate;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.interactive.form.PDSignatureField;
import org.apache.pdfbox.pdmodel.interactive.form.PDTerminalField;
import org.chengming.gate.FileFinding.Confidence;
import org.chengming.gate.FileFinding.Kind;

/** What a PDF has besides what is painted on its pages. Only what is known to be harmless stays. */
final class PdfStructure {
  private static final Set<String> CATALOG =
      Set.of(
          "Type",
          "Pages",
          "Version",
          "Outlines",
          "PageLabels",
          "PageMode",
          "PageLayout",
          "ViewerPreferences",
          "Lang",
          "MarkInfo",
          "StructTreeRoot",
          "Dests",
          "Names",
          "OpenAction",
          "OutputIntents",
          "OCProperties",
          "AcroForm",
          "Extensions");
  private static final Set<String> TYPED = Set.of("Author", "Title", "Subject", "Keywords");
  private static final Set<String> USUAL =
      Set.of("Creator", "Producer", "CreationDate", "ModDate", "Trapped");

  private final PDDocument document;
  private final COSDictionary root;
  private final Sightings seen;
  private final Place whole = Place.of(Places.WHOLE);

  PdfStructure(PDDocument document, Sightings seen) {
    this.document = document;
    this.root = document.getDocumentCatalog().getCOSObject();
    this.seen = seen;
  }

  /** Whether any layer is switched off. */
  boolean sweep() throws IOException {
    information();
    new PdfNotes(document, seen).sweep();
    new PdfNames(document, seen).sweep();
    actions();
    form();
    new PdfAnnotations(document, seen).sweep();
    pages();
    outlines();
    var layersOff = layers();
    for (var key : List.copyOf(root.keySet())) {
      if (!CATALOG.contains(key.getName())) {
        var found = new ArrayList<String>();
        PdfNames.strings(root.getDictionaryObject(key), found, 0, new HashSet<>());
        if (root.getDictionaryObject(key) instanceof COSStream stream) {
          PdfNames.embedded(stream, seen);
        }
        seen.untraced(Kind.CUSTOM_DATA, key.getName(), whole, String.join("\n", found));
        root.removeItem(key);
      }
    }
    var places = root.getCOSDictionary(COSName.DESTS);
    for (var name : places == null ? List.<COSName>of() : List.copyOf(places.keySet())) {
      if (!seen.said(Place.of(Places.ASIDE, "Dests"), name.getName()).equals(name.getName())) {
        places.removeItem(name);
      }
    }
    root.removeItem(COSName.ACRO_FORM);
    return layersOff;
  }

  private void information() {
    var trailer = document.getDocument().getTrailer();
    var information = trailer.getCOSDictionary(COSName.INFO);
    if (information == null) {
      return;
    }
    for (var key : information.keySet()) {
      var name = key.getName();
      var value = information.getString(key);
      if (value == null || value.isBlank()) {
        continue;
      }
      var place = name.equals("Author") ? Place.of(Places.AUTHOR) : Place.of(Places.PROPERTY, name);
      if (TYPED.contains(name) || !USUAL.contains(name)) {
        seen.removed(Kind.PROPERTY, name, place, value);
      } else {
        seen.untraced(Kind.PROPERTY, name, place, value);
      }
    }
    trailer.removeItem(COSName.INFO);
  }

  private void actions() {
    if (root.containsKey(COSName.AA)) {
      seen.removed(Kind.SCRIPT, "AA", whole, "");
      root.removeItem(COSName.AA);
    }
    if (root.getDictionaryObject(COSName.OPEN_ACTION) instanceof COSDictionary action) {
      if (!COSName.getPDFName("GoTo").equals(action.getCOSName(COSName.S))) {
        var js = action.getString(COSName.JS);
        seen.removed(
            Kind.SCRIPT,
            String.valueOf(action.getNameAsString(COSName.S)),
            whole,
            js == null ? "" : js);
        root.removeItem(COSName.OPEN_ACTION);
      } else {
        action.removeItem(COSName.getPDFName("Next"));
      }
    }
  }

  private void form() throws IOException {
    var form = document.getDocumentCatalog().getAcroForm(null);
    if (form == null) {
      return;
    }
    for (var field : form.getFieldTree()) {
      var place = Place.of(Places.FIELD, String.valueOf(field.getFullyQualifiedName()));
      if (field instanceof PDSignatureField signature) {
        if (signature.getSignature() != null) {
          seen.stays(Kind.SIGNATURE, place, "", Confidence.HIGH);
          seen.noCopy(FileTrouble.SIGNED);
        }
      } else if (field instanceof PDTerminalField terminal) {
        var value = terminal.getValueAsString();
        var said = new LinkedHashSet<>(PdfNames.own(terminal.getCOSObject()));
        said.remove(value);
        seen.removed(
            Kind.FORM_DATA,
            "",
            place,
            (value == null ? "" : value) + "\n" + String.join("\n", said));
      }
    }
    if (form.getCOSObject().containsKey(COSName.getPDFName("XFA"))) {
      seen.untraced(Kind.FORM_DATA, "XFA", whole, "");
      PdfNames.embedded(form.getCOSObject().getDictionaryObject(COSName.getPDFName("XFA")), seen);
    }
  }

  private void pages() {
    for (var page : document.getPages()) {
      var dictionary = page.getCOSObject();
      if (dictionary.containsKey(COSName.AA)) {
        seen.removed(Kind.SCRIPT, "AA", whole, "");
      }
      for (var key : List.copyOf(dictionary.keySet())) {
        if (!PAGE.contains(key.getName())) {
          dictionary.removeItem(key);
        }
      }
    }
  }

  private static final Set<String> PAGE =
      Set.of(
          "Type",
          "Parent",
          "MediaBox",
          "CropBox",
          "BleedBox",
          "TrimBox",
          "ArtBox",
          "Resources",
          "Contents",
          "Rotate",
          "Group",
          "StructParents",
          "Annots",
          "Tabs",
          "UserUnit");

  /** Bookmarks stay, and lead to pages or to the web. */
  private void outlines() {
    var outline = root.getCOSDictionary(COSName.OUTLINES);
    var open = new ArrayList<COSDictionary>();
    var visited = new HashSet<COSDictionary>();
    if (outline != null) {
      open.add(outline);
    }
    while (!open.isEmpty() && visited.size() < 50_000) {
      var item = open.removeLast();
      if (!visited.add(item)) {
        continue;
      }
      var title = item.getString(COSName.TITLE);
      if (title != null) {
        seen.seen(Place.of(Places.BOOKMARK), title);
      }
      if (item.getDictionaryObject(COSName.A) instanceof COSDictionary action && !stays(action)) {
        item.removeItem(COSName.A);
      }
      for (var next : new COSName[] {COSName.FIRST, COSName.NEXT}) {
        var further = item.getCOSDictionary(next);
        if (further != null) {
          open.add(further);
        }
      }
    }
  }

  /** The action of a bookmark. */
  private boolean stays(COSDictionary action) {
    if (!PdfAnnotations.harmless(action)) {
      seen.removed(Kind.SCRIPT, String.valueOf(action.getNameAsString(COSName.S)), whole, "");
      return false;
    }
    var address = action.getString(COSName.URI);
    return address == null || !seen.address(Place.of(Places.BOOKMARK), address);
  }

  private boolean layers() {
    var layers = document.getDocumentCatalog().getOCProperties();
    if (layers == null) {
      return false;
    }
    var off = false;
    for (var group : layers.getOptionalContentGroups()) {
      if (!layers.isGroupEnabled(group)) {
        seen.removed(Kind.HIDDEN_LAYER, "", whole, String.valueOf(group.getName()));
        off = true;
      }
    }
    return off;
  }
}
