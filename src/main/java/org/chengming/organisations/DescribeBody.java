package org.chengming.organisations;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Sets what Art. 12 wants told of a body: how to reach it, and its disclosure guide (公开指南). */
public record DescribeBody(long id, @Nullable String guide, List<ContactPoint> contacts) {
  public DescribeBody {
    contacts = List.copyOf(contacts);
  }
}
