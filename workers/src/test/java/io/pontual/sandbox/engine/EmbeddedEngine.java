package io.pontual.sandbox.engine;

import io.camunda.zeebe.db.AccessMetricsConfiguration;
import io.camunda.zeebe.db.ConsistencyChecksSettings;
import io.camunda.zeebe.db.impl.rocksdb.RocksDbConfiguration;
import io.camunda.zeebe.db.impl.rocksdb.ZeebeRocksDbFactory;
import io.camunda.zeebe.logstreams.log.LogStream;
import io.camunda.zeebe.process.test.api.ZeebeTestEngine;
import io.camunda.zeebe.process.test.engine.EngineFactory;
import io.camunda.zeebe.protocol.ZbColumnFamilies;
import io.camunda.zeebe.stream.impl.StreamProcessor;
import io.camunda.zeebe.stream.impl.StreamProcessorContext;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.pontual.workers.platform.desk.UserTasks;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.springframework.util.FileSystemUtils;

/** A real Zeebe broker in this JVM: one partition, its log in memory, gRPC only, time that can be moved forward. */
public final class EmbeddedEngine implements AutoCloseable {
    private static final long STATE_MEMORY = 128L << 20;

    private final ZeebeTestEngine engine = EngineFactory.create();
    private final Path folder;
    private LogMemory logMemory;
    private EngineLog log;

    /** With a folder of its own that goes when the JVM does. */
    public EmbeddedEngine() {
        this(temporaryFolder());
    }

    /** @param folder for the engine's state; whoever made it removes it, after the engine was closed or at the JVM's end */
    public EmbeddedEngine(Path folder) {
        this.folder = folder;
    }

    public EmbeddedEngine start() {
        keepStateInRocksDb();
        keepResponsesApart();
        var logStream = (LogStream) Internals.read(engine, "logStream");
        logMemory = new LogMemory(logStream, (StreamProcessor) Internals.read(engine, "streamProcessor"));
        engine.start();
        log = new EngineLog(logStream);
        logMemory.cleanUpBehind(log);
        return this;
    }

    public String grpcAddress() {
        return "http://" + engine.getGatewayAddress();
    }

    public void advance(Duration by) {
        engine.increaseTime(by);
    }

    /** What people have to do. The engine's gateway has no call for it, so this reads and writes the engine's log. */
    public UserTasks userTasks() {
        return new EmbeddedUserTasks(log);
    }

    /** What tests want to know of running instances and incidents. */
    public EngineLog log() {
        return log;
    }

    @Override
    public void close() {
        logMemory.close();
        log.close();
        engine.stop();
    }

    /**
     * Its own state is one sorted map that is copied whole for every look into it, so that each step costs as much as there
     * are open orders. This is the state that a broker has. Its write-ahead log is off by default, so little is written.
     */
    private void keepStateInRocksDb() {
        var state = new ZeebeRocksDbFactory<ZbColumnFamilies>(
                        new RocksDbConfiguration().setMemoryLimit(STATE_MEMORY),
                        new ConsistencyChecksSettings(),
                        new AccessMetricsConfiguration(AccessMetricsConfiguration.Kind.NONE, 1),
                        SimpleMeterRegistry::new)
                .createDb(folder.toFile());
        // The one uses it, the other closes it.
        Internals.write(Internals.read(engine, "streamProcessor"), "zeebeDb", state);
        Internals.write(engine, "database", state);
    }

    private void keepResponsesApart() {
        var context = (StreamProcessorContext)
                Internals.read(Internals.read(engine, "streamProcessor"), "streamProcessorContext");
        context.commandResponseWriter(new OwnResponses(context.getCommandResponseWriter()));
    }

    private static Path temporaryFolder() {
        try {
            var folder = Files.createTempDirectory("pontual-engine");
            Runtime.getRuntime().addShutdownHook(new Thread(() -> remove(folder)));
            return folder;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void remove(Path folder) {
        try {
            FileSystemUtils.deleteRecursively(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
