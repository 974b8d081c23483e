package org.tocsin.server.command;

/** Something the user can put right, said in one line; the command ends with exit code 2. */
public final class UserError extends RuntimeException {
  public UserError(String line) {
    super(line, null, false, false);
  }
}
