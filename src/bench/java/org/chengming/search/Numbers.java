package org.chengming.search;

import java.sql.DriverManager;

/**
 * Index numbers of live documents, spread over all there are, so that each page is asked for once.
 */
final class Numbers {
  private static final int MOST = 60_000;

  private Numbers() {}

  /**
   * @param args JDBC address; which of the spread
   */
  public static void main(String[] args) throws Exception {
    try (var connection = DriverManager.getConnection(args[0]);
        var statement = connection.createStatement();
        var rows =
            statement.executeQuery(
                "select index_number from publishing.document join publishing.edition"
                    + " on document_id = document.id and state = 'LIVE'"
                    + " order by md5(document.id::text || '"
                    + Integer.parseInt(args[1])
                    + "') limit "
                    + MOST)) {
      while (rows.next()) {
        System.out.println(rows.getString(1));
      }
    }
  }
}
