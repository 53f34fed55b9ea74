package io.pontual.workers.platform.engine;

import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.apache.commons.lang3.exception.ExceptionUtils;

/** Reads what a failed engine command means, however deep the client has wrapped it. */
final class EngineFaults {
    /** A broker under load refuses commands as part of normal operation; none of these says that it was carried out. */
    private static final Set<Status.Code> WORTH_ANOTHER_TRY = EnumSet.of(
            Status.Code.RESOURCE_EXHAUSTED,
            Status.Code.UNAVAILABLE,
            Status.Code.DEADLINE_EXCEEDED,
            Status.Code.CANCELLED,
            Status.Code.UNKNOWN,
            Status.Code.ABORTED);

    private EngineFaults() {}

    static boolean worthAnotherTry(Throwable error) {
        return code(error).filter(WORTH_ANOTHER_TRY::contains).isPresent();
    }

    static boolean is(Throwable error, Status.Code code) {
        return code(error).filter(code::equals).isPresent();
    }

    private static Optional<Status.Code> code(Throwable error) {
        var cause = ExceptionUtils.throwableOfType(error, StatusRuntimeException.class);
        return Optional.ofNullable(cause).map(found -> found.getStatus().getCode());
    }
}
