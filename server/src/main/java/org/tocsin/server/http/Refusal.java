package org.tocsin.server.http;

/** A request that cannot be served, with the one line that says what to do. Carries no stack trace: it is a value. */
final class Refusal extends RuntimeException {
  private final int status;
  private final String code;

  Refusal(int status, String code, String message) {
    super(message.replaceAll("\\p{Cntrl}+", " "), null, false, false);
    this.status = status;
    this.code = code;
  }

  static Refusal badRequest(String code, String message) {
    return new Refusal(400, code, message);
  }

  static Refusal notFound(String message) {
    return new Refusal(404, "not_found", message);
  }

  int status() {
    return status;
  }

  String code() {
    return code;
  }

  String line() {
    return String.valueOf(getMessage());
  }
}
