package io.pontual.sandbox.engine;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.camunda.zeebe.logstreams.log.LogAppendEntry;
import io.camunda.zeebe.logstreams.log.LogStream;
import io.camunda.zeebe.logstreams.log.LogStreamReader;
import io.camunda.zeebe.logstreams.log.LogStreamWriter;
import io.camunda.zeebe.logstreams.log.LoggedEvent;
import io.camunda.zeebe.logstreams.log.WriteContext;
import io.camunda.zeebe.model.bpmn.Bpmn;
import io.camunda.zeebe.protocol.impl.encoding.MsgPackConverter;
import io.camunda.zeebe.protocol.impl.record.RecordMetadata;
import io.camunda.zeebe.protocol.impl.record.value.deployment.FormRecord;
import io.camunda.zeebe.protocol.impl.record.value.deployment.ProcessRecord;
import io.camunda.zeebe.protocol.impl.record.value.incident.IncidentRecord;
import io.camunda.zeebe.protocol.impl.record.value.processinstance.ProcessInstanceRecord;
import io.camunda.zeebe.protocol.impl.record.value.usertask.UserTaskRecord;
import io.camunda.zeebe.protocol.impl.record.value.variable.VariableRecord;
import io.camunda.zeebe.protocol.record.RecordType;
import io.camunda.zeebe.protocol.record.ValueType;
import io.camunda.zeebe.protocol.record.intent.IncidentIntent;
import io.camunda.zeebe.protocol.record.intent.ProcessInstanceIntent;
import io.camunda.zeebe.protocol.record.intent.UserTaskIntent;
import io.camunda.zeebe.protocol.record.value.BpmnElementType;
import io.pontual.workers.platform.desk.UserTask;
import java.io.ByteArrayInputStream;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * Follows the engine's log and remembers what is open now: element instances, their variables, user tasks, incidents and
 * forms. What has ended is forgotten, so that memory follows the number of open orders.
 */
public final class EngineLog implements AutoCloseable {
    private final LogStreamReader reader;
    private final LogStreamWriter writer;
    private final ObjectMapper json = new ObjectMapper();
    private final Map<Long, OpenTask> tasks = new TreeMap<>();
    private final Map<Long, Scope> scopes = new HashMap<>();
    private final Map<Long, Map<String, Object>> variables = new HashMap<>();
    private final Map<Long, Incident> incidents = new TreeMap<>();
    private final Map<Long, JsonNode> forms = new HashMap<>();
    private final Map<String, String> names = new HashMap<>();

    private Consumer<Step> follower = step -> {};

    /**
     * An incident that waits for an operator.
     *
     * @param jobKey the job that failed; negative when none did
     */
    public record Incident(
            String processId, String elementId, long processInstanceKey, String message, long key, long jobKey) {}

    /**
     * What became of one element instance or sequence flow.
     *
     * @param rootKey the process instance that was started from outside, the same for everything that it calls
     * @param variables of a process that ends: all that it had; empty otherwise
     */
    public record Step(
            Kind kind,
            long key,
            long rootKey,
            String processId,
            String elementId,
            BpmnElementType type,
            Map<String, Object> variables) {
        public enum Kind {
            ENTERED,
            COMPLETED,
            TERMINATED,
            TAKEN
        }
    }

    private record OpenTask(UserTaskRecord record, String assignee) {}

    private record Scope(
            String elementId,
            BpmnElementType type,
            String processId,
            long parent,
            long root,
            Map<String, Object> variables) {}

    EngineLog(LogStream log) {
        reader = log.newLogStreamReader();
        reader.seekToFirstEvent();
        writer = log.newLogStreamWriter();
    }

    /** From now on every step is handed over and not kept here. Steps arrive whenever somebody asks this log anything. */
    public synchronized void follow(Consumer<Step> follower) {
        catchUp();
        this.follower = follower;
    }

    public synchronized List<Incident> incidents() {
        catchUp();
        return List.copyOf(incidents.values());
    }

    /** Ids of the processes that run for an order now; one entry per instance. */
    public synchronized List<String> openProcesses(String orderId) {
        catchUp();
        return scopes.values().stream()
                .filter(scope -> scope.type() == BpmnElementType.PROCESS)
                .filter(scope -> orderId.equals(scope.variables().get("orderId")))
                .map(Scope::processId)
                .sorted()
                .toList();
    }

    /** What is under way for an order now, in whatever its process calls: {@code process/element}, each instance once. */
    public synchronized List<String> openElements(String orderId) {
        catchUp();
        return scopes.values().stream()
                .filter(scope -> scope.type() != BpmnElementType.PROCESS)
                .filter(scope -> orderId.equals(orderOf(scope).orElse(null)))
                .map(scope -> scope.processId() + "/" + scope.elementId())
                .sorted()
                .toList();
    }

    public synchronized List<Incident> incidents(String orderId) {
        catchUp();
        return incidents.values().stream()
                .filter(incident -> Optional.ofNullable(scopes.get(incident.processInstanceKey()))
                        .flatMap(this::orderOf)
                        .filter(orderId::equals)
                        .isPresent())
                .toList();
    }

    /** The order that a process runs for; empty for one that runs for none, or has ended. */
    public synchronized Optional<String> orderOf(long processInstanceKey) {
        catchUp();
        return Optional.ofNullable(scopes.get(processInstanceKey)).flatMap(this::orderOf);
    }

    private Optional<String> orderOf(Scope scope) {
        return Optional.ofNullable(scopes.get(scope.root()))
                .map(root -> root.variables().get("orderId"))
                .map(String::valueOf);
    }

    /** How many processes run for orders now; a count of stock may stay open, it is for no order. */
    public synchronized int openProcesses() {
        catchUp();
        return (int) scopes.values().stream()
                .filter(scope -> scope.type() == BpmnElementType.PROCESS)
                .filter(scope -> scope.variables().containsKey("orderId"))
                .count();
    }

    synchronized List<UserTask> tasks() {
        catchUp();
        return tasks.entrySet().stream()
                .map(entry -> toUserTask(entry.getKey(), entry.getValue()))
                .toList();
    }

    synchronized Optional<UserTask> task(long key) {
        catchUp();
        return Optional.ofNullable(tasks.get(key)).map(task -> toUserTask(key, task));
    }

    synchronized Optional<JsonNode> form(long formKey) {
        catchUp();
        return Optional.ofNullable(forms.get(formKey));
    }

    /** Appends a command, as the engine's own REST gateway would. Its effect shows a little later. */
    synchronized void command(long userTaskKey, UserTaskIntent intent, UserTaskRecord command) {
        var metadata = new RecordMetadata()
                .recordType(RecordType.COMMAND)
                .valueType(ValueType.USER_TASK)
                .intent(intent);
        command.setUserTaskKey(userTaskKey);
        var written =
                writer.tryWrite(WriteContext.userCommand(intent), LogAppendEntry.of(userTaskKey, metadata, command));
        if (written.isLeft()) {
            throw new IllegalStateException("The engine takes no commands now: " + written.getLeft());
        }
    }

    UnsafeBuffer messagePack(Map<String, Object> variables) {
        try {
            return new UnsafeBuffer(MsgPackConverter.convertToMsgPack(json.writeValueAsString(variables)));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("Variables must be writable as JSON", e);
        }
    }

    /** Reads what the engine has written meanwhile. */
    synchronized void catchUp() {
        while (reader.hasNext()) {
            var entry = reader.next();
            var metadata = new RecordMetadata();
            entry.readMetadata(metadata);
            if (metadata.getRecordType() == RecordType.EVENT) {
                switch (metadata.getValueType()) {
                    case USER_TASK -> onUserTask(entry, (UserTaskIntent) metadata.getIntent());
                    case PROCESS_INSTANCE -> onElement(entry, (ProcessInstanceIntent) metadata.getIntent());
                    case VARIABLE -> onVariable(read(entry, new VariableRecord()));
                    case INCIDENT -> onIncident(entry, (IncidentIntent) metadata.getIntent());
                    case FORM -> onForm(read(entry, new FormRecord()));
                    case PROCESS -> onProcess(read(entry, new ProcessRecord()));
                    default -> {
                        // nothing that anybody here asks about
                    }
                }
            }
        }
    }

    private void onUserTask(LoggedEvent entry, UserTaskIntent intent) {
        var task = read(entry, new UserTaskRecord());
        switch (intent) {
            case CREATED -> tasks.put(entry.getKey(), new OpenTask(task, emptyToNull(task.getAssignee())));
            case ASSIGNED ->
                tasks.computeIfPresent(
                        entry.getKey(), (key, open) -> new OpenTask(open.record(), emptyToNull(task.getAssignee())));
            case COMPLETED, CANCELED -> tasks.remove(entry.getKey());
            default -> {
                // a step on the way to one of these
            }
        }
    }

    private void onElement(LoggedEvent entry, ProcessInstanceIntent intent) {
        var element = read(entry, new ProcessInstanceRecord());
        switch (intent) {
            case ELEMENT_ACTIVATING ->
                scopes.put(
                        entry.getKey(),
                        new Scope(
                                element.getElementId(),
                                element.getBpmnElementType(),
                                element.getBpmnProcessId(),
                                element.getFlowScopeKey(),
                                rootOf(element),
                                variables.computeIfAbsent(entry.getKey(), key -> new HashMap<>())));
            case ELEMENT_ACTIVATED -> tell(Step.Kind.ENTERED, entry.getKey(), element, null);
            case ELEMENT_COMPLETED -> {
                tell(Step.Kind.COMPLETED, entry.getKey(), element, scopes.get(entry.getKey()));
                forget(entry.getKey());
            }
            case ELEMENT_TERMINATED -> {
                tell(Step.Kind.TERMINATED, entry.getKey(), element, scopes.get(entry.getKey()));
                forget(entry.getKey());
            }
            case SEQUENCE_FLOW_TAKEN -> tell(Step.Kind.TAKEN, entry.getKey(), element, null);
            default -> {
                // between the two nothing changes that matters here
            }
        }
    }

    private void tell(Step.Kind kind, long key, ProcessInstanceRecord element, Scope ended) {
        var isProcess = ended != null && ended.type() == BpmnElementType.PROCESS;
        follower.accept(new Step(
                kind,
                key,
                rootOf(element),
                element.getBpmnProcessId(),
                element.getElementId(),
                element.getBpmnElementType(),
                isProcess ? ended.variables() : Map.of()));
    }

    private long rootOf(ProcessInstanceRecord element) {
        var process = scopes.get(element.getProcessInstanceKey());
        if (process != null) {
            return process.root();
        }
        var caller = scopes.get(element.getParentElementInstanceKey());
        return caller == null ? element.getProcessInstanceKey() : caller.root();
    }

    private void onVariable(VariableRecord variable) {
        // A called process is given its variables before it is entered.
        variables
                .computeIfAbsent(variable.getScopeKey(), key -> new HashMap<>())
                .put(variable.getName(), parse(variable.getValue()));
    }

    private void forget(long scopeKey) {
        scopes.remove(scopeKey);
        variables.remove(scopeKey);
    }

    private void onIncident(LoggedEvent entry, IncidentIntent intent) {
        var incident = read(entry, new IncidentRecord());
        if (intent == IncidentIntent.CREATED) {
            incidents.put(
                    entry.getKey(),
                    new Incident(
                            incident.getBpmnProcessId(),
                            incident.getElementId(),
                            incident.getProcessInstanceKey(),
                            incident.getErrorMessage(),
                            entry.getKey(),
                            incident.getJobKey()));
        } else if (intent == IncidentIntent.RESOLVED) {
            incidents.remove(entry.getKey());
        }
    }

    private void onForm(FormRecord form) {
        try {
            forms.put(form.getFormKey(), json.readTree(form.getResource()));
        } catch (java.io.IOException e) {
            throw new IllegalStateException("Form " + form.getFormId() + " is no JSON", e);
        }
    }

    /** User task records carry no names; the model has them. */
    private void onProcess(ProcessRecord process) {
        Bpmn.readModelFromStream(new ByteArrayInputStream(process.getResource()))
                .getModelElementsByType(io.camunda.zeebe.model.bpmn.instance.UserTask.class)
                .forEach(task -> names.put(task.getId(), task.getName()));
    }

    private UserTask toUserTask(long key, OpenTask task) {
        var record = task.record();
        return new UserTask(
                String.valueOf(key),
                names.getOrDefault(record.getElementId(), record.getElementId()),
                record.getBpmnProcessId(),
                record.getElementId(),
                record.getFormKey() < 0 ? null : String.valueOf(record.getFormKey()),
                task.assignee(),
                record.getCandidateGroupsList(),
                record.getPriority(),
                OffsetDateTime.ofInstant(Instant.ofEpochMilli(record.getCreationTimestamp()), ZoneOffset.UTC),
                dueDate(record),
                visibleVariables(record.getElementInstanceKey()));
    }

    /** FEEL may add the zone's name to the offset. */
    private static OffsetDateTime dueDate(UserTaskRecord record) {
        return record.getDueDate().isEmpty()
                ? null
                : ZonedDateTime.parse(record.getDueDate()).toOffsetDateTime();
    }

    private Map<String, Object> visibleVariables(long scopeKey) {
        List<Scope> outwards = new ArrayList<>();
        for (var scope = scopes.get(scopeKey); scope != null; scope = scopes.get(scope.parent())) {
            outwards.add(scope);
        }
        Map<String, Object> visible = new TreeMap<>();
        outwards.reversed().forEach(scope -> visible.putAll(scope.variables()));
        return visible;
    }

    private Object parse(String value) {
        try {
            return json.readValue(value, Object.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("The engine keeps variables as JSON", e);
        }
    }

    private static <T extends io.camunda.zeebe.util.buffer.BufferReader> T read(LoggedEvent entry, T value) {
        entry.readValue(value);
        return value;
    }

    private static String emptyToNull(String text) {
        return text.isEmpty() ? null : text;
    }

    @Override
    public synchronized void close() {
        reader.close();
    }
}
