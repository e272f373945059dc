package org.chengming.outgoing;

import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;

/**
 * A line over which messages go to a host that a setting names, for protocols that are not HTTP and
 * answer nothing.
 */
public sealed interface Line extends Closeable {
  /** How the line is made. */
  enum Kind {
    UDP,
    TCP,
    TLS
  }

  /** Sends one message as it stands. */
  void send(byte[] message) throws IOException;

  /** Hands over what was sent; then says whether the other side still holds the line. */
  boolean flushed() throws IOException;

  /**
   * Says that nothing more comes and waits a moment for the other side to have read it.
   *
   * @return whether it says so; never over UDP
   */
  boolean finish();

  static Line open(Kind kind, String host, int port, Duration patience) throws IOException {
    return switch (kind) {
      case UDP -> new Datagrams(new DatagramSocket(), InetAddress.getByName(host), port);
      case TCP -> new Stream(connected(host, port, patience));
      case TLS -> new Stream(secured(host, port, patience));
    };
  }

  private static Socket connected(String host, int port, Duration patience) throws IOException {
    var socket = new Socket();
    try {
      socket.connect(new InetSocketAddress(host, port), (int) patience.toMillis());
      return socket;
    } catch (IOException e) {
      socket.close();
      throw e;
    }
  }

  private static Socket secured(String host, int port, Duration patience) throws IOException {
    var plain = connected(host, port, patience);
    try {
      plain.setSoTimeout((int) patience.toMillis());
      var socket =
          (SSLSocket)
              ((SSLSocketFactory) SSLSocketFactory.getDefault())
                  .createSocket(plain, host, port, true);
      var parameters = socket.getSSLParameters();
      parameters.setEndpointIdentificationAlgorithm("HTTPS"); // the certificate is of this name
      socket.setSSLParameters(parameters);
      socket.startHandshake();
      return socket;
    } catch (IOException e) {
      plain.close();
      throw e;
    }
  }

  /** Whoever receives datagrams says nothing, so nobody knows. */
  record Datagrams(DatagramSocket socket, InetAddress address, int port) implements Line {
    @Override
    public void send(byte[] message) throws IOException {
      socket.send(new DatagramPacket(message, message.length, address, port));
    }

    @Override
    public boolean flushed() {
      return true;
    }

    @Override
    public boolean finish() {
      return false;
    }

    @Override
    public void close() {
      socket.close();
    }
  }

  /** A connection. */
  final class Stream implements Line {
    private static final int GLANCE_MILLIS = 1;
    private static final int FAREWELL_MILLIS = 2_000;
    private final Socket socket;
    private final OutputStream out;

    private Stream(Socket socket) throws IOException {
      this.socket = socket;
      this.out = new java.io.BufferedOutputStream(socket.getOutputStream(), 64 * 1024);
    }

    @Override
    public void send(byte[] message) throws IOException {
      out.write(message);
    }

    @Override
    public boolean flushed() throws IOException {
      out.flush();
      return !ended(GLANCE_MILLIS);
    }

    @Override
    public boolean finish() {
      try {
        out.flush();
        socket.shutdownOutput();
        return ended(FAREWELL_MILLIS);
      } catch (IOException e) {
        return false;
      }
    }

    private boolean ended(int millis) throws IOException {
      socket.setSoTimeout(millis);
      try {
        return socket.getInputStream().read() < 0;
      } catch (SocketTimeoutException e) {
        return false;
      }
    }

    @Override
    public void close() throws IOException {
      socket.close();
    }
  }
}
