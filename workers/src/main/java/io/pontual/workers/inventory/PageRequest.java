package io.pontual.workers.inventory;

import io.pontual.workers.platform.web.Problem;
import java.util.ArrayList;
import java.util.List;

/** Which part of a list. @param page from 0 */
record PageRequest(int page, int size) {
    static final int MAX_SIZE = 200;
    // Beyond this an offset costs more than anybody gains by it.
    private static final int MAX_PAGE = 10_000;

    PageRequest {
        var errors = new ArrayList<Problem.FieldError>();
        if (page < 0 || page > MAX_PAGE) {
            errors.add(new Problem.FieldError("page", "must be from 0 to " + MAX_PAGE + "; narrow the list instead"));
        }
        if (size < 1 || size > MAX_SIZE) {
            errors.add(new Problem.FieldError("size", "must be from 1 to " + MAX_SIZE));
        }
        if (!errors.isEmpty()) {
            throw Problem.invalid(errors);
        }
    }

    int offset() {
        return page * size;
    }

    <T> Page<T> of(List<T> items, long total) {
        return new Page<>(items, page, size, total);
    }
}
