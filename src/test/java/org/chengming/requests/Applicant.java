package org.chengming.requests;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.chengming.organisations.Body;

/** Somebody without an account and without script, at a network address of their own. */
public final class Applicant {
  static final String NAME = "试验申请人甲";
  static final String ID = "11010519491231002X";
  static final String PHONE = "0451-55550100";
  private static final AtomicInteger ADDRESSES = new AtomicInteger();
  private static final Pattern NUMBER = Pattern.compile("[0-9A-Z]{9}-\\d{4}-\\d{5,7}");
  private static final Pattern CODE = Pattern.compile("[2-9A-Z]{4}-[2-9A-Z]{4}-[2-9A-Z]{4}");
  private static final Pattern MARK = Pattern.compile("name=\"form\" value=\"([^\"]+)\"");

  private final HttpClient client = HttpClient.newHttpClient();
  private final String origin;
  private final String address;

  public Applicant(int port) {
    this.origin = "http://localhost:" + port;
    int number = ADDRESSES.incrementAndGet();
    this.address = "203.0.%d.%d".formatted(113 + number / 250, 1 + number % 250);
  }

  /** What is printed on a receipt. */
  public record Receipt(String number, String code) {}

  /** A form a person could send, to be changed. */
  public Map<String, String> form(Body body) {
    var page = get("/requests/new?body=" + body.code()).body();
    var mark = MARK.matcher(page);
    if (!mark.find()) {
      throw new AssertionError("No form: " + page);
    }
    var form = new LinkedHashMap<String, String>();
    form.put("body", body.code());
    form.put("as", "person");
    form.put("form", mark.group(1));
    form.put("wanted", "2025年公共租赁住房配租的户数");
    form.put("provision", "ELECTRONIC");
    form.put("delivery", "ONLINE");
    form.put("name", NAME);
    form.put("idKind", "RESIDENT");
    form.put("idNumber", ID);
    form.put("phone", PHONE);
    return form;
  }

  Map<String, String> formOfOrganisation(Body body) {
    var form = form(body);
    form.put("as", "organisation");
    form.put("name", "试验研究会");
    form.put("kind", "WELFARE");
    form.put("idNumber", "91350100M000100Y43");
    form.put("contact", "联系人乙");
    return form;
  }

  public Receipt file(Body body) {
    return receipt(send(form(body)));
  }

  public HttpResponse<String> send(Map<String, String> form, String... headers) {
    return post("/requests/new", form, headers);
  }

  public HttpResponse<String> track(String number, String code) {
    return post("/requests/track", Map.of("number", number, "code", code));
  }

  public static Receipt receipt(HttpResponse<String> answer) {
    var number = NUMBER.matcher(answer.body());
    var code = CODE.matcher(answer.body());
    if (answer.statusCode() != 200 || !number.find() || !code.find()) {
      throw new AssertionError("No receipt: " + answer.statusCode() + " " + answer.body());
    }
    return new Receipt(number.group(), code.group());
  }

  HttpResponse<String> get(String path) {
    return send(HttpRequest.newBuilder(URI.create(origin + path)).GET());
  }

  HttpResponse<String> post(String path, Map<String, String> form, String... headers) {
    var body =
        form.entrySet().stream()
            .map(e -> encode(e.getKey()) + "=" + encode(e.getValue()))
            .collect(Collectors.joining("&"));
    var request =
        HttpRequest.newBuilder(URI.create(origin + path))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(BodyPublishers.ofString(body));
    if (headers.length > 0) {
      request.headers(headers);
    }
    return send(request);
  }

  private HttpResponse<String> send(HttpRequest.Builder request) {
    try {
      return client.send(
          request.header("X-Forwarded-For", address).build(), BodyHandlers.ofString());
    } catch (IOException | InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  private static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
