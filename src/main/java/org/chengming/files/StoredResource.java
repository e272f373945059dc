package org.chengming.files;

import java.io.InputStream;
import org.springframework.core.io.AbstractResource;

/** A stored file as the framework streams it, whole or in ranges. */
final class StoredResource extends AbstractResource {
  private final FileHome home;
  private final StoredFile file;

  StoredResource(FileHome home, StoredFile file) {
    this.home = home;
    this.file = file;
  }

  @Override
  public InputStream getInputStream() {
    return new StoredBytes(home, file);
  }

  @Override
  public long contentLength() {
    return file.size();
  }

  @Override
  public boolean exists() {
    return true; // looked for when it was made
  }

  @Override
  public String getDescription() {
    return "file %s in %s".formatted(file.sha256(), home);
  }
}
