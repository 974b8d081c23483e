package org.tocsin.server.sensor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.Base64;
import java.util.concurrent.TimeUnit;

/** A fresh key with a certificate for this machine, as the files that programs want: made by the JDK's own tool. */
record Certificates(Path store, Path certificate, Path key) {
  static final String PASSWORD = "changeit";

  static Certificates make(Path folder, String name) throws Exception {
    return make(folder, name, "dns:localhost,ip:127.0.0.1");
  }

  /** @param hosts that the certificate is for, as {@code dns:NAME} or {@code ip:ADDRESS} */
  static Certificates make(Path folder, String name, String hosts) throws Exception {
    Path store = folder.resolve(name + ".p12");
    Process p =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(), "-genkeypair", "-alias", name, "-keyalg", "EC",
                "-dname", "CN=" + name, "-ext", "SAN=" + hosts, "-ext", "bc:c", "-storetype", "PKCS12", "-storepass",
                PASSWORD, "-keystore", store.toString())
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve(name + ".log").toFile())
            .start();
    assertThat(p.waitFor(60, TimeUnit.SECONDS)).as("keytool ends").isTrue();
    KeyStore keys = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(store)) {
      keys.load(in, PASSWORD.toCharArray());
    }
    Path certificate = pem(folder.resolve(name + ".pem"), "CERTIFICATE", keys.getCertificate(name).getEncoded());
    Path key = pem(folder.resolve(name + ".key"), "PRIVATE KEY", keys.getKey(name, PASSWORD.toCharArray()).getEncoded());
    return new Certificates(store, certificate, key);
  }

  private static Path pem(Path file, String what, byte[] bytes) throws IOException {
    String body = Base64.getMimeEncoder(64, "\n".getBytes(java.nio.charset.StandardCharsets.US_ASCII)).encodeToString(bytes);
    return Files.writeString(file, "-----BEGIN " + what + "-----\n" + body + "\n-----END " + what + "-----\n");
  }

  /** As settings say it: who is believed, and who we are. */
  static String settings(Certificates trust, Certificates identity) {
    return "{trust: " + trust.certificate + ", identity: " + identity.store + ", password: " + PASSWORD + "}";
  }
}
