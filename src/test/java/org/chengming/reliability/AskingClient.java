package org.chengming.reliability;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.chengming.organisations.Body;
import org.chengming.requests.Applicant;
import org.chengming.requests.Applicant.Receipt;
import org.chengming.testing.Desk;
import org.chengming.testing.Given;

/**
 * Applicants file one request after another, and an officer registers each, until the server is
 * gone.
 */
final class AskingClient implements Runnable {
  /** Fewer than an address may file an hour. */
  private static final int OF_ONE_ADDRESS = 10;

  private final int port;
  private final Body body;
  private final List<Receipt> acknowledged = new CopyOnWriteArrayList<>();
  private final List<Receipt> registered = new CopyOnWriteArrayList<>();
  private String failure = "";

  AskingClient(int port, Body body) {
    this.port = port;
    this.body = body;
  }

  /** The receipts applicants saw. */
  List<Receipt> acknowledged() {
    return acknowledged;
  }

  /** Those of them an officer was told had been registered. */
  List<Receipt> registered() {
    return registered;
  }

  /** What went wrong other than the server being gone; empty when nothing did. */
  String failure() {
    return failure;
  }

  @Override
  public void run() {
    try {
      var officer = Desk.signedIn(port, "officer", Given.PASSWORD);
      officer.get("/desk/requests");
      while (true) {
        var applicant = new Applicant(port);
        for (int i = 0; i < OF_ONE_ADDRESS; i++) {
          var receipt = applicant.file(body);
          acknowledged.add(receipt);
          var at = "/desk/requests/" + receipt.number() + "/registration";
          if (officer.post(at, "on", "").statusCode() == 303) {
            registered.add(receipt);
          }
        }
      }
    } catch (AssertionError e) {
      if (!(e.getCause() instanceof IOException)) {
        failure = e.toString();
      }
    }
  }
}
