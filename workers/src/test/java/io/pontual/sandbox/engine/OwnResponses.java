package io.pontual.sandbox.engine;

import io.camunda.zeebe.protocol.record.RecordType;
import io.camunda.zeebe.protocol.record.RejectionType;
import io.camunda.zeebe.protocol.record.ValueType;
import io.camunda.zeebe.protocol.record.intent.Intent;
import io.camunda.zeebe.stream.api.CommandResponseWriter;
import io.camunda.zeebe.util.buffer.BufferWriter;
import org.agrona.DirectBuffer;

/**
 * Answers of one engine to its callers. Zeebe Process Test's own writer keeps parts of the answer in static fields, so two
 * engines of one JVM wrote into each other's answers and now and then a caller got none. This hands over a whole answer at
 * a time, and only one of all engines does.
 */
final class OwnResponses implements CommandResponseWriter {
    private static final Object ONE_AT_A_TIME = new Object();

    private final CommandResponseWriter shared;
    private int partitionId;
    private long key;
    private Intent intent;
    private RecordType recordType;
    private ValueType valueType;
    private RejectionType rejectionType;
    private DirectBuffer rejectionReason;
    private BufferWriter value;

    OwnResponses(CommandResponseWriter shared) {
        this.shared = shared;
    }

    @Override
    public CommandResponseWriter partitionId(int partitionId) {
        this.partitionId = partitionId;
        return this;
    }

    @Override
    public CommandResponseWriter key(long key) {
        this.key = key;
        return this;
    }

    @Override
    public CommandResponseWriter intent(Intent intent) {
        this.intent = intent;
        return this;
    }

    @Override
    public CommandResponseWriter recordType(RecordType recordType) {
        this.recordType = recordType;
        return this;
    }

    @Override
    public CommandResponseWriter valueType(ValueType valueType) {
        this.valueType = valueType;
        return this;
    }

    @Override
    public CommandResponseWriter rejectionType(RejectionType rejectionType) {
        this.rejectionType = rejectionType;
        return this;
    }

    @Override
    public CommandResponseWriter rejectionReason(DirectBuffer rejectionReason) {
        this.rejectionReason = rejectionReason;
        return this;
    }

    @Override
    public CommandResponseWriter valueWriter(BufferWriter value) {
        this.value = value;
        return this;
    }

    @Override
    public void tryWriteResponse(int requestStreamId, long requestId) {
        synchronized (ONE_AT_A_TIME) {
            shared.partitionId(partitionId)
                    .key(key)
                    .intent(intent)
                    .recordType(recordType)
                    .valueType(valueType)
                    .rejectionType(rejectionType)
                    .rejectionReason(rejectionReason)
                    .valueWriter(value)
                    .tryWriteResponse(requestStreamId, requestId);
        }
    }
}
