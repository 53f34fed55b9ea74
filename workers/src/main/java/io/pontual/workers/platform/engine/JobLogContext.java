package io.pontual.workers.platform.engine;

import io.camunda.client.annotation.JobWorker;
import java.util.Arrays;
import java.util.Set;
import org.aspectj.lang.ProceedingJoinPoint;
import org.aspectj.lang.annotation.Around;
import org.aspectj.lang.annotation.Aspect;
import org.slf4j.MDC;
import org.springframework.stereotype.Component;

/** Puts the job type and the business ids of a job's input on every line that its worker logs. */
@Aspect
@Component
class JobLogContext {
    private static final Set<String> IDS = Set.of("orderId", "fulfilmentId", "paymentId");

    @Around("@annotation(jobWorker)")
    Object withBusinessIds(ProceedingJoinPoint worker, JobWorker jobWorker) throws Throwable {
        MDC.put("job", jobWorker.type());
        Arrays.stream(worker.getArgs()).filter(Record.class::isInstance).forEach(JobLogContext::putIds);
        try {
            return worker.proceed();
        } finally {
            MDC.remove("job");
            IDS.forEach(MDC::remove);
        }
    }

    private static void putIds(Object input) {
        for (var component : input.getClass().getRecordComponents()) {
            if (IDS.contains(component.getName())) {
                try {
                    MDC.put(
                            component.getName(),
                            String.valueOf(component.getAccessor().invoke(input)));
                } catch (ReflectiveOperationException e) {
                    throw new IllegalStateException("A record component must be readable", e);
                }
            }
        }
    }
}
