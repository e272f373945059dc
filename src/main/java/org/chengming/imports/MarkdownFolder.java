package org.chengming.imports;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.chengming.tables.TextEncoding;
import org.jspecify.annotations.Nullable;

/**
 * A folder, or a ZIP of one, of Markdown files; each is a document whose {@code sourceId} is its
 * path in the folder.
 */
final class MarkdownFolder implements Rows {
  private static final int MOST_FILES = 200_000;
  private static final long LARGEST_FILE = 8L * 1024 * 1024;

  private final @Nullable FileSystem zip;
  private final Path root;
  private final List<Path> files;

  private MarkdownFolder(@Nullable FileSystem zip, Path root, List<Path> files) {
    this.zip = zip;
    this.root = root;
    this.files = files;
  }

  static MarkdownFolder open(Path folder) throws IOException {
    return new MarkdownFolder(null, folder, markdownUnder(folder));
  }

  static MarkdownFolder openZip(Path file) throws IOException {
    var zip = FileSystems.newFileSystem(file);
    var root = zip.getPath("/");
    return new MarkdownFolder(zip, root, markdownUnder(root));
  }

  private static List<Path> markdownUnder(Path root) throws IOException {
    try (var paths = Files.walk(root)) {
      return paths
          .filter(
              path ->
                  path.toString().endsWith(".md")
                      && !String.valueOf(path.getFileName()).startsWith("_"))
          .filter(Files::isRegularFile)
          .sorted()
          .limit(MOST_FILES)
          .toList();
    }
  }

  @Override
  public int total() {
    return files.size();
  }

  @Override
  public Iterator<Row> iterator() {
    var number = new AtomicInteger();
    return files.stream().map(file -> row(number.incrementAndGet(), file)).iterator();
  }

  private Row row(int number, Path file) {
    try {
      if (Files.size(file) > LARGEST_FILE) {
        return Row.unreadable(number, "文件超过 8 MB，没有读：" + root.relativize(file));
      }
      var row = MarkdownText.read(number, TextEncoding.read(file)).row();
      return row.fill(Field.SOURCE_ID, root.relativize(file).toString())
          .fill(Field.TITLE, plainName(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String plainName(Path file) {
    return String.valueOf(file.getFileName()).replaceFirst("\\.md$", "");
  }

  @Override
  public void close() throws IOException {
    if (zip != null) {
      zip.close();
    }
  }
}
