package org.chengming.search;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.apache.lucene.document.Document;
import org.chengming.files.FileStore;
import org.chengming.organisations.BodyDirectory;
import org.chengming.organisations.Organisations;
import org.chengming.publishing.PublicDocument;
import org.springframework.stereotype.Component;

/**
 * Gathers what belongs into the entries of documents: names of their bodies, text of their
 * attachments.
 */
@Component
class Entries {
  private final Organisations organisations;
  private final FileStore files;

  Entries(Organisations organisations, FileStore files) {
    this.organisations = organisations;
    this.files = files;
  }

  /** Everything the entries of these documents need, read once. */
  Making of(Collection<PublicDocument> documents) {
    var hashes =
        documents.stream()
            .flatMap(d -> d.attachments().stream())
            .map(PublicDocument.Attachment::sha256)
            .distinct()
            .toList();
    return new Making(organisations.bodies(), hashes.isEmpty() ? Map.of() : files.texts(hashes));
  }

  /** Makes entries; may be used by several threads. */
  record Making(BodyDirectory bodies, Map<String, String> texts) {
    Document entry(PublicDocument document) {
      var issuer = new ArrayList<String>();
      bodies
          .find(document.bodyId())
          .ifPresent(
              body -> {
                issuer.add(body.name());
                if (body.shortName() != null) {
                  issuer.add(body.shortName());
                }
              });
      var attached =
          document.attachments().stream()
              .map(a -> texts.getOrDefault(a.sha256(), ""))
              .filter(t -> !t.isBlank());
      return Mapping.entry(document, List.copyOf(issuer), attached.toList());
    }
  }
}
