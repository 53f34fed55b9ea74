package io.pontual.workers.platform.desk;

/** Somebody else has claimed the task. */
public class TaskTaken extends RuntimeException {
    public TaskTaken(String taskId, Throwable cause) {
        super("Task " + taskId + " has been claimed by somebody else.", cause);
    }
}
