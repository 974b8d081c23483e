package org.tocsin.server.http;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads the event stream over a bare socket, so that a test decides when it reads and when the line breaks. */
final class Subscriber implements AutoCloseable {
  record Event(String id, String name, String data) {
    long sequence() {
      return Long.parseLong(id.substring(id.lastIndexOf('-') + 1));
    }
  }

  private final Socket socket;
  private final InputStream in;
  private int chunk;

  Subscriber(int port, String path, @Nullable String lastEventId) throws IOException {
    socket = new Socket("127.0.0.1", port);
    socket.setSoTimeout(20_000);
    String head =
        "GET " + path + " HTTP/1.1\r\nHost: 127.0.0.1:" + port + "\r\n"
            + (lastEventId == null ? "" : "Last-Event-ID: " + lastEventId + "\r\n") + "\r\n";
    socket.getOutputStream().write(head.getBytes(StandardCharsets.UTF_8));
    in = new BufferedInputStream(socket.getInputStream(), 1 << 14);
    String status = rawLine();
    if (!status.startsWith("HTTP/1.1 200")) {
      throw new IOException(status);
    }
    while (!rawLine().isEmpty()) {
      // headers
    }
  }

  private String rawLine() throws IOException {
    var out = new ByteArrayOutputStream();
    for (int b; (b = in.read()) != '\n'; ) {
      if (b < 0) {
        throw new EOFException();
      }
      if (b != '\r') {
        out.write(b);
      }
    }
    return out.toString(StandardCharsets.UTF_8);
  }

  private int next() throws IOException {
    if (chunk == 0) {
      String size = rawLine();
      chunk = Integer.parseInt(size.isEmpty() ? rawLine() : size, 16);
      if (chunk == 0) {
        throw new EOFException();
      }
    }
    int b = in.read();
    if (b < 0) {
      throw new EOFException();
    }
    chunk--;
    return b;
  }

  private String line() throws IOException {
    var out = new ByteArrayOutputStream();
    for (int b; (b = next()) != '\n'; ) {
      out.write(b);
    }
    return out.toString(StandardCharsets.UTF_8);
  }

  /** The next event, whatever it is. */
  Event read() throws IOException {
    String id = "";
    String name = "";
    String data = "";
    for (String l; !(l = line()).isEmpty() || name.isEmpty(); ) {
      if (l.startsWith("id: ")) {
        id = l.substring(4);
      } else if (l.startsWith("event: ")) {
        name = l.substring(7);
      } else if (l.startsWith("data: ")) {
        data = l.substring(6);
      }
    }
    return new Event(id, name, data);
  }

  /** The next event of a kind; others are passed over. */
  Event read(String name) throws IOException {
    while (true) {
      Event e = read();
      if (e.name().equals(name)) {
        return e;
      }
    }
  }

  /** What comes first: an event of this kind, or the next heartbeat. */
  Optional<Event> readBeforeHeartbeat(String name) throws IOException {
    while (true) {
      Event e = read();
      if (e.name().equals(name)) {
        return Optional.of(e);
      }
      if (e.name().equals("status")) {
        return Optional.empty();
      }
    }
  }

  /** Breaks the line without a farewell. */
  @Override
  public void close() throws IOException {
    socket.setSoLinger(true, 0);
    socket.close();
  }
}
