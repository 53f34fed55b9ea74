package io.pontual.workers.platform.engine;

import java.util.Map;

/**
 * A result that the process has a way for: becomes the BPMN error of that code. The transaction of the worker rolls back.
 */
public class BusinessError extends RuntimeException {
    private final String code;
    private final transient Map<String, Object> variables;

    /** @param code from {@code io.pontual.processes.model.ErrorCode} */
    public BusinessError(String code, String message) {
        this(code, message, Map.of());
    }

    /** @param variables set where the error is caught */
    public BusinessError(String code, String message, Map<String, Object> variables) {
        super(message);
        this.code = code;
        this.variables = variables;
    }

    public String code() {
        return code;
    }

    public Map<String, Object> variables() {
        return variables;
    }
}
