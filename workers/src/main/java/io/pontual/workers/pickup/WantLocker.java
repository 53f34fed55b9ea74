package io.pontual.workers.pickup;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotNull;

@Schema(description = "Where the customer would rather fetch the goods.")
record WantLocker(@NotNull(message = "is required; true for a locker, false for the counter") Boolean wanted) {}
