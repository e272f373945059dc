package org.chengming.requests;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an archive holds; the file {@code manifest.json} in it. Fields are written in this order.
 *
 * @param format of the archive, to be read by
 * @param erased whether who asked is no longer in it
 * @param replaces hash of the manifest that stood before who asked was erased, null without one
 */
public record ArchiveManifest(
    int format,
    String number,
    String body,
    LocalDate archivedOn,
    String archivedBy,
    boolean erased,
    @Nullable String replaces,
    List<Entry> files) {
  public static final int FORMAT = 1;
  public static final String PATH = "manifest.json";

  public ArchiveManifest {
    files = List.copyOf(files);
  }

  /**
   * One file.
   *
   * @param size in bytes
   */
  public record Entry(String path, String what, long size, String sha256) {
    static Entry of(ArchiveMember member) {
      return new Entry(member.path(), member.what(), member.size(), member.sha256());
    }
  }
}
