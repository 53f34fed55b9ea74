package io.pontual.sandbox.engine;

import io.camunda.zeebe.logstreams.log.LogStream;
import io.camunda.zeebe.process.test.api.ZeebeTestEngine;
import io.camunda.zeebe.process.test.engine.EngineFactory;
import io.pontual.workers.platform.desk.UserTasks;
import java.lang.reflect.Field;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** A real Zeebe broker in this JVM: one partition, state in memory, gRPC only, time that can be moved forward. */
public final class EmbeddedEngine implements AutoCloseable {
    private final ZeebeTestEngine engine = EngineFactory.create();
    private EngineLog log;

    public EmbeddedEngine start() {
        guardLogEntries();
        engine.start();
        log = new EngineLog((LogStream) read(engine, "logStream"));
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

    /** Its in-memory log is a plain list that one thread appends to while others read: under load that stops the engine. */
    @SuppressWarnings("unchecked")
    private void guardLogEntries() {
        var storage = read(read(engine, "logStream"), "logStorage");
        var entries = (List<Object>) read(storage, "logEntries");
        try {
            field(storage, "logEntries").set(storage, Collections.synchronizedList(new ArrayList<>(entries)));
        } catch (IllegalAccessException e) {
            throw unknownVersion(e);
        }
    }

    private static Object read(Object owner, String name) {
        try {
            return field(owner, name).get(owner);
        } catch (IllegalAccessException e) {
            throw unknownVersion(e);
        }
    }

    private static Field field(Object owner, String name) {
        try {
            var field = owner.getClass().getDeclaredField(name);
            field.setAccessible(true);
            return field;
        } catch (NoSuchFieldException e) {
            throw unknownVersion(e);
        }
    }

    private static IllegalStateException unknownVersion(ReflectiveOperationException e) {
        return new IllegalStateException("This version of Zeebe Process Test keeps its log elsewhere", e);
    }
}
