package org.chengming.publishing;

import java.util.List;
import org.chengming.web.Refused.Problem;

/**
 * Keeps something out of certain documents. Another module brings one for documents it made; it is
 * asked when an edition is handed in, and again before it is public.
 */
public interface Screening {
  /**
   * @param text the title, the summary and the words of the edition
   * @return what keeps it from going on, as sentences for the person; empty for documents it does
   *     not know
   */
  List<Problem> problems(long documentId, String text);
}
