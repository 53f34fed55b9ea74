package io.pontual.workers.inventory;

import org.springframework.http.ResponseEntity;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/** What a PUT left behind, and whether it was there before. */
record Stored<T>(boolean created, T resource) {
    /** 201 with its address when it is new, else 200. */
    ResponseEntity<T> response() {
        return created
                ? ResponseEntity.created(ServletUriComponentsBuilder.fromCurrentRequestUri()
                                .build()
                                .toUri())
                        .body(resource)
                : ResponseEntity.ok(resource);
    }
}
