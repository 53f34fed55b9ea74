package io.pontual.workers.support;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;

/** One real PostgreSQL for all tests of a JVM. Tests keep out of each other's way by using ids of their own. */
public final class TestPostgres {
    private static EmbeddedPostgres postgres;

    private TestPostgres() {}

    public static synchronized String url() {
        try {
            if (postgres == null) {
                // Each cached Spring context keeps a pool of its own.
                postgres = EmbeddedPostgres.builder()
                        .setServerConfig("max_connections", "300")
                        .start();
            }
            return postgres.getJdbcUrl("postgres", "postgres");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
