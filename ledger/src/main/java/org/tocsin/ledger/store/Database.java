package org.tocsin.ledger.store;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Function;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.jdbi.v3.core.Jdbi;

/** An open database with the schema of this version: SQLite in a file, or PostgreSQL by its address. */
public final class Database implements AutoCloseable {
  private static final int CONNECTIONS = 4;

  private final HikariDataSource pool;
  private final Jdbi jdbi;
  private final boolean sqlite;

  private Database(HikariDataSource pool, boolean sqlite) {
    this.pool = pool;
    this.jdbi = Jdbi.create(pool);
    this.sqlite = sqlite;
  }

  /** @throws IOException in one line, when the file is no ledger or cannot be written */
  public static Database file(Path file) throws IOException {
    Path folder = file.toAbsolutePath().getParent();
    if (folder != null) {
      Files.createDirectories(folder);
    }
    return open("jdbc:sqlite:" + file.toAbsolutePath(), "", "");
  }

  /**
   * @param url {@code jdbc:sqlite:FILE} or {@code jdbc:postgresql://HOST:PORT/DATABASE}
   * @throws IOException in one line, when it cannot be reached or holds something else
   */
  public static Database open(String url, String user, String password) throws IOException {
    boolean sqlite = url.startsWith("jdbc:sqlite:");
    if (!sqlite && !url.startsWith("jdbc:postgresql:")) {
      throw new IOException("a ledger is kept at jdbc:sqlite:FILE or jdbc:postgresql://HOST/DATABASE, not " + url);
    }
    HikariConfig c = new HikariConfig();
    c.setJdbcUrl(url);
    c.setMaximumPoolSize(CONNECTIONS);
    c.setMinimumIdle(1);
    c.setInitializationFailTimeout(5_000);
    if (sqlite) {
      c.addDataSourceProperty("journal_mode", "WAL");
      c.addDataSourceProperty("synchronous", "FULL");
      c.addDataSourceProperty("foreign_keys", "true");
      c.addDataSourceProperty("busy_timeout", "10000");
      // A transaction that will write takes the lock at its start, so that two writers wait and do not fail.
      c.addDataSourceProperty("transaction_mode", "IMMEDIATE");
    } else {
      c.setUsername(user);
      c.setPassword(password);
      c.addDataSourceProperty("reWriteBatchedInserts", "true");
    }
    HikariDataSource pool = null;
    try {
      pool = new HikariDataSource(c);
      String kind = sqlite ? "sqlite" : "postgresql";
      Flyway.configure(Database.class.getClassLoader())
          .dataSource(pool)
          .locations("classpath:org/tocsin/ledger/store/common", "classpath:org/tocsin/ledger/store/" + kind)
          .load()
          .migrate();
      return new Database(pool, sqlite);
    } catch (FlywayException | com.zaxxer.hikari.pool.HikariPool.PoolInitializationException e) {
      if (pool != null) {
        pool.close();
      }
      Throwable cause = e;
      while (cause.getCause() != null) {
        cause = cause.getCause();
      }
      String line = String.valueOf(cause.getMessage()).lines().findFirst().orElse("");
      throw new IOException("the ledger at " + url + " cannot be opened: " + line, e);
    }
  }

  /** One transaction that nothing else writes beside. */
  public synchronized <T> T write(Function<Session, T> work) {
    return jdbi.inTransaction(h -> {
      if (!sqlite) {
        h.execute("LOCK TABLE source IN EXCLUSIVE MODE");
      }
      return work.apply(new Session(h));
    });
  }

  public <T> T read(Function<Session, T> work) {
    return jdbi.withHandle(h -> work.apply(new Session(h)));
  }

  /** Runs one statement by itself: for tools and tests. */
  public void execute(String sql) {
    jdbi.useHandle(h -> h.execute(sql));
  }

  @Override
  public void close() {
    pool.close();
  }
}
