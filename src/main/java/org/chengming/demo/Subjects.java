package org.chengming.demo;

/** Theme and duty codes of documents: their topic's, or those of their kind. */
final class Subjects {
  private Subjects() {}

  static String theme(Planned document) {
    if (document.topic() != null) {
      return document.topic().theme();
    }
    return switch (document.kind()) {
      case HEATING -> "03.04";
      case LAND -> "05.01";
      case RECRUITMENT -> "15.03";
      case BUDGET -> "04.01";
      case FOOD -> "09.04";
      case ACCIDENT -> "09.05";
      case DISCLOSURE_REPORT -> "02.01";
      case STATISTICS -> "03.03";
      case PUBLIC_NOTICE ->
          document.title().contains("交通")
              ? "16.01"
              : document.title().contains("秸秆") ? "10.03" : "02.03";
      case REPLY -> document.title().contains("规划") ? "10.01" : "03.06";
      default -> "02.99";
    };
  }

  static String duty(Planned document) {
    if (document.kind() == Kind.MEASURES || document.kind() == Kind.DECISION) {
      return "20-1";
    }
    if (document.topic() != null) {
      return document.topic().duty();
    }
    return switch (document.kind()) {
      case HEATING -> "20-8";
      case BLUEPRINT -> "20-3";
      case RECRUITMENT -> "20-14";
      case BUDGET -> "20-7";
      case FOOD, ACCIDENT -> "20-13";
      case STATISTICS -> "20-4";
      case REPLY -> "20-10";
      case LAND -> "20-11";
      case SECTOR -> document.issuer().department().equals("cz") ? "20-7" : "20-11";
      case PUBLIC_NOTICE -> "20-12";
      default -> "20-15";
    };
  }
}
