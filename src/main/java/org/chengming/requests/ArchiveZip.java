package org.chengming.requests;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.DigestInputStream;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.commons.codec.digest.DigestUtils;

/**
 * The files of an archive as one ZIP whose bytes are the same each time: in the order of the
 * manifest, stored as they are, at the day of the archive.
 */
public final class ArchiveZip {
  private final List<ArchiveMember> members;
  private final LocalDateTime at;

  private ArchiveZip(List<ArchiveMember> members, LocalDateTime at) {
    this.members = members;
    this.at = at;
  }

  /**
   * @throws IllegalStateException naming the file that is missing, or is not what the manifest says
   */
  static ArchiveZip of(ArchiveManifest manifest, String json, List<ArchiveMember> members) {
    Map<String, ArchiveMember> found =
        members.stream().collect(Collectors.toMap(ArchiveMember::path, Function.identity()));
    var all = new ArrayList<ArchiveMember>();
    all.add(ArchiveMember.made(ArchiveManifest.PATH, "清单", json.getBytes(StandardCharsets.UTF_8)));
    for (var entry : manifest.files()) {
      var member = found.get(entry.path());
      if (member == null
          || !member.sha256().equals(entry.sha256())
          || member.size() != entry.size()) {
        throw new IllegalStateException(
            "%s of archive %s is not what its manifest says"
                .formatted(entry.path(), manifest.number()));
      }
      all.add(member);
    }
    return new ArchiveZip(List.copyOf(all), manifest.archivedOn().atStartOfDay());
  }

  byte[] bytes(String path) {
    var member = members.stream().filter(m -> m.path().equals(path)).findFirst().orElseThrow();
    try (var in = member.content().open()) {
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Writes it; each file is read twice, as what is stored without packing must say its check sum
   * first.
   *
   * @throws IOException also where a file was damaged since; the ZIP then ends unfinished
   */
  public void write(OutputStream to) throws IOException {
    var zip = new ZipOutputStream(to, StandardCharsets.UTF_8);
    zip.setMethod(ZipOutputStream.STORED);
    for (var member : members) {
      var entry = new ZipEntry(member.path());
      entry.setTimeLocal(at);
      entry.setSize(member.size());
      entry.setCompressedSize(member.size());
      entry.setCrc(crc(member));
      zip.putNextEntry(entry);
      try (var in = member.content().open()) {
        in.transferTo(zip);
      }
      zip.closeEntry();
    }
    zip.finish();
  }

  private static long crc(ArchiveMember member) throws IOException {
    try (var in = new CheckedInputStream(member.content().open(), new CRC32());
        var hashed = new DigestInputStream(in, DigestUtils.getSha256Digest())) {
      hashed.transferTo(OutputStream.nullOutputStream());
      var hash = HexFormat.of().formatHex(hashed.getMessageDigest().digest());
      if (!hash.equals(member.sha256())) {
        throw new IOException("%s has the hash %s".formatted(member, hash));
      }
      return in.getChecksum().getValue();
    }
  }

  /** All of it, for a small one. */
  byte[] all() throws IOException {
    var bytes = new ByteArrayOutputStream();
    write(bytes);
    return bytes.toByteArray();
  }
}
