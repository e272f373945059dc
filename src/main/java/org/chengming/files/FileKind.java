package org.chengming.files;

import java.util.Arrays;

/** What may be stored; everything else is refused. */
public enum FileKind {
  PDF("application/pdf", "pdf"),
  OFD("application/ofd", "ofd"),
  DOCX("application/vnd.openxmlformats-officedocument.wordprocessingml.document", "docx"),
  XLSX("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "xlsx"),
  PPTX("application/vnd.openxmlformats-officedocument.presentationml.presentation", "pptx"),
  DOC("application/msword", "doc"),
  XLS("application/vnd.ms-excel", "xls"),
  PPT("application/vnd.ms-powerpoint", "ppt"),
  TEXT("text/plain", "txt"),
  CSV("text/csv", "csv"),
  PNG("image/png", "png"),
  JPEG("image/jpeg", "jpg"),
  GIF("image/gif", "gif"),
  WEBP("image/webp", "webp"),
  MP4("video/mp4", "mp4"),
  WEBM("video/webm", "webm"),
  MP3("audio/mpeg", "mp3");

  private final String mediaType;
  private final String extension;

  FileKind(String mediaType, String extension) {
    this.mediaType = mediaType;
    this.extension = extension;
  }

  /** The kind served under this media type, parameters aside. */
  public static FileKind of(String mediaType) {
    var bare = mediaType.split(";", 2)[0].strip();
    return Arrays.stream(values())
        .filter(kind -> kind.mediaType.equals(bare))
        .findFirst()
        .orElseThrow(
            () -> new IllegalArgumentException("No kind of file is served as " + mediaType));
  }

  public String mediaType() {
    return mediaType;
  }

  /** Without the dot, as it ends a file's name. */
  public String extension() {
    return extension;
  }

  public boolean image() {
    return mediaType.startsWith("image/");
  }

  /** Whether text may be read from it, for search. */
  public boolean readable() {
    return !image() && this != MP4 && this != WEBM && this != MP3;
  }

  /**
   * Whether browsers show it themselves, so that it may be sent inline; everything else is sent as
   * a download.
   */
  public boolean shown() {
    return image() || this == PDF || this == TEXT || this == MP4 || this == WEBM || this == MP3;
  }
}
