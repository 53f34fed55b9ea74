package io.pontual.sandbox.engine;

import io.camunda.zeebe.logstreams.log.LogStream;
import io.camunda.zeebe.process.test.api.ZeebeTestEngine;
import io.camunda.zeebe.process.test.engine.EngineFactory;
import io.pontual.workers.platform.desk.UserTasks;
import java.time.Duration;

/** A real Zeebe broker in this JVM: one partition, state in memory, gRPC only, time that can be moved forward. */
public final class EmbeddedEngine implements AutoCloseable {
    private final ZeebeTestEngine engine = EngineFactory.create();
    private EngineLog log;

    public EmbeddedEngine start() {
        engine.start();
        log = new EngineLog(logStream());
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
        log.close();
        engine.stop();
    }

    private LogStream logStream() {
        try {
            var field = engine.getClass().getDeclaredField("logStream");
            field.setAccessible(true);
            return (LogStream) field.get(engine);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("This version of Zeebe Process Test keeps its log elsewhere", e);
        }
    }
}
