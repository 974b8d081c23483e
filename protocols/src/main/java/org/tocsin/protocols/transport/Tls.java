package org.tocsin.protocols.transport;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.util.Optional;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.jspecify.annotations.Nullable;

/**
 * Certificates for a connection over TLS, read once at the start so that a wrong file is an error then.
 *
 * @param trust who is believed, or null for those of the platform
 * @param identity the client's certificate and key, or null
 */
public record Tls(@Nullable TrustManagerFactory trust, @Nullable KeyManagerFactory identity) {
  /**
   * @param authority certificates in PEM, or a PKCS#12 store; null for those of the platform
   * @param identity a PKCS#12 store with certificate and key; null for none
   * @param password of both stores; empty for none
   * @throws IOException in one line that names the file
   */
  public static Tls read(@Nullable Path authority, @Nullable Path identity, String password) throws IOException {
    try {
      TrustManagerFactory trust = null;
      if (authority != null) {
        trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(anchors(authority, password));
      }
      KeyManagerFactory keys = null;
      if (identity != null) {
        keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(store(identity, password), password.toCharArray());
      }
      return new Tls(trust, keys);
    } catch (GeneralSecurityException e) {
      throw new IOException("the certificates in " + Optional.ofNullable(identity).orElse(authority) + " cannot be used: " + e.getMessage(), e);
    }
  }

  private static KeyStore anchors(Path file, String password) throws IOException, GeneralSecurityException {
    try (InputStream in = Files.newInputStream(file)) {
      KeyStore anchors = KeyStore.getInstance(KeyStore.getDefaultType());
      anchors.load(null, null);
      int n = 0;
      for (Certificate c : CertificateFactory.getInstance("X.509").generateCertificates(in)) {
        anchors.setCertificateEntry("ca" + n++, c);
      }
      if (n == 0) {
        throw new IOException(file + " holds no certificate");
      }
      return anchors;
    } catch (CertificateException notPem) {
      return store(file, password);
    }
  }

  private static KeyStore store(Path file, String password) throws IOException, GeneralSecurityException {
    try (InputStream in = Files.newInputStream(file)) {
      KeyStore store = KeyStore.getInstance("PKCS12");
      store.load(in, password.toCharArray());
      return store;
    } catch (IOException e) {
      throw new IOException(file + " cannot be read: " + e.getMessage(), e);
    }
  }

  /** For sockets of the JDK. */
  public SSLContext context() {
    try {
      SSLContext c = SSLContext.getInstance("TLS");
      TrustManagerFactory believed = trust;
      KeyManagerFactory own = identity;
      c.init(own == null ? null : own.getKeyManagers(), believed == null ? null : believed.getTrustManagers(), null);
      return c;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java platform has TLS", e);
    }
  }
}
