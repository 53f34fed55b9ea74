package io.pontual.workers.support;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;

/** One real PostgreSQL for all tests of a JVM. Tests keep out of each other's way by using ids of their own. */
public final class TestPostgres {
    private static EmbeddedPostgres postgres;

    private TestPostgres() {}

    public static synchronized String url() {
        try {
            if (postgres == null) {
                // Each cached Spring context keeps a pool of its own.
                var builder = EmbeddedPostgres.builder()
                        .setPGStartupWait(Duration.ofMinutes(1))
                        .setServerConfig("max_connections", "300");
                if (Boolean.getBoolean("pontual.benchmark.durable")) {
                    // Tests can do without waiting for the disk; what is measured must be as it is in production.
                    builder.setServerConfig("fsync", "on").setServerConfig("synchronous_commit", "on");
                }
                postgres = builder.start();
            }
            return postgres.getJdbcUrl("postgres", "postgres");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
