package org.tocsin.ledger;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.time.Instant;
import java.util.Base64;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.tocsin.ledger.Decision.Kind;
import org.tocsin.ledger.store.DecisionStore;

/**
 * Signs and checks decisions. Each editor has an Ed25519 key in a folder, made at the first decision; the public half is
 * kept with the ledger. Each decision's hash holds the one before, so that none can be taken out or changed unnoticed by
 * anybody who lacks the keys. Whoever can read the folder can sign as anybody in it: guard it, or keep one for each person.
 */
public final class Editors {
  private static final String ED25519 = "Ed25519";
  private final Path folder;

  public Editors(Path folder) {
    this.folder = folder;
  }

  /** The next decision of the chain, signed. @throws IOException when the key cannot be read or made, or is another's */
  Decision sign(DecisionStore store, Instant at, String editor, Kind kind, String target, String payload, String reason)
      throws IOException {
    if (!editor.matches("[\\p{L}\\p{N}][\\p{L}\\p{N}._-]{0,63}")) {
      throw new IOException("an editor's name has letters, digits, dots and hyphens only, not '" + editor + "'");
    }
    Optional<Decision> last = store.last();
    String previous = last.map(Decision::hash).orElse("");
    Decision bare =
        new Decision(
            last.map(d -> d.id() + 1).orElse(1L), Instant.ofEpochSecond(at.getEpochSecond()), editor, kind, target, payload, reason,
            previous, "", "");
    String hash = hash(bare);
    try {
      PrivateKey key = key(store, editor);
      Signature s = Signature.getInstance(ED25519);
      s.initSign(key);
      s.update(HexFormat.of().parseHex(hash));
      String signature = Base64.getEncoder().encodeToString(s.sign());
      Decision d = new Decision(bare.id(), bare.at(), editor, kind, target, payload, reason, previous, hash, signature);
      if (!verifies(d, store.findKey(editor).orElseThrow())) {
        throw new IOException("the key in " + folder.resolve(editor + ".key") + " is not the one that " + editor + " signed with before");
      }
      return d;
    } catch (GeneralSecurityException e) {
      throw new IOException("the key of " + editor + " cannot sign: " + e.getMessage(), e);
    }
  }

  private PrivateKey key(DecisionStore store, String editor) throws IOException, GeneralSecurityException {
    Path file = folder.resolve(editor + ".key");
    if (Files.exists(file)) {
      return KeyFactory.getInstance(ED25519).generatePrivate(new PKCS8EncodedKeySpec(Base64.getDecoder().decode(Files.readString(file).strip())));
    }
    if (store.findKey(editor).isPresent()) {
      throw new IOException(editor + " has signed before, but the key " + file + " is missing");
    }
    KeyPair pair = KeyPairGenerator.getInstance(ED25519).generateKeyPair();
    Files.createDirectories(folder);
    Files.writeString(file, "");
    if (Files.getFileStore(file).supportsFileAttributeView("posix")) {
      Files.setPosixFilePermissions(file, EnumSet.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE));
    }
    Files.writeString(file, Base64.getEncoder().encodeToString(pair.getPrivate().getEncoded()) + "\n");
    store.addEditor(editor, Base64.getEncoder().encodeToString(pair.getPublic().getEncoded()));
    return pair.getPrivate();
  }

  private static String hash(Decision d) {
    // Lengths before parts: no two different decisions give the same bytes.
    StringBuilder all = new StringBuilder();
    for (String part :
        List.of(
            String.valueOf(d.id()), String.valueOf(d.at().getEpochSecond()), d.editor(), d.kind().key(), d.target(), d.payload(),
            d.reason(), d.previous())) {
      all.append(part.length()).append(':').append(part);
    }
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(all.toString().getBytes(StandardCharsets.UTF_8)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  private static boolean verifies(Decision d, String publicKey) {
    try {
      PublicKey key = KeyFactory.getInstance(ED25519).generatePublic(new X509EncodedKeySpec(Base64.getDecoder().decode(publicKey)));
      Signature s = Signature.getInstance(ED25519);
      s.initVerify(key);
      s.update(HexFormat.of().parseHex(d.hash()));
      return s.verify(Base64.getDecoder().decode(d.signature()));
    } catch (GeneralSecurityException | IllegalArgumentException e) {
      return false;
    }
  }

  /** What is wrong with the chain of decisions, one line each; empty when it is sound. */
  static List<String> problems(DecisionStore store) {
    List<String> out = new java.util.ArrayList<>();
    String previous = "";
    long next = 1;
    for (Decision d : store.list()) {
      if (d.id() != next || !d.previous().equals(previous)) {
        out.add("decision " + d.id() + " does not follow the one before it: one is missing or was exchanged");
      }
      if (!hash(d).equals(d.hash())) {
        out.add("decision " + d.id() + " was changed after it was made");
      }
      if (!store.findKey(d.editor()).map(k -> verifies(d, k)).orElse(false)) {
        out.add("decision " + d.id() + " is not signed by " + d.editor());
      }
      previous = d.hash();
      next = d.id() + 1;
    }
    return out;
  }
}
