package io.pontual.workers.returns;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.pontual.workers.returns.contract.Policies;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.stereotype.Component;

/** All versions of the policy: the files in {@code processes/src/main/resources/returns/policies}. None ever goes away. */
@Component
class PolicyBook implements Policies {
    /** Where the law that the policies follow counts its days. */
    static final ZoneId HOME = ZoneId.of("America/Sao_Paulo");

    private final List<Policy> versions;

    PolicyBook(ObjectMapper json) {
        versions = read(json);
    }

    /** Oldest first. */
    List<Policy> versions() {
        return versions;
    }

    Optional<Policy> version(String version) {
        return versions.stream()
                .filter(policy -> policy.version().equals(version))
                .findFirst();
    }

    Policy current(Instant at) {
        var day = LocalDate.ofInstant(at, HOME);
        return versions.stream()
                .filter(policy -> !policy.validFrom().isAfter(day))
                .reduce((earlier, later) -> later)
                .orElse(versions.getFirst());
    }

    @Override
    public String inForce(Instant at) {
        return current(at).version();
    }

    private static List<Policy> read(ObjectMapper json) {
        try {
            var policies = new ArrayList<Policy>();
            for (var file :
                    new PathMatchingResourcePatternResolver().getResources("classpath*:/returns/policies/*.json")) {
                try (var content = file.getInputStream()) {
                    policies.add(json.readValue(content, Policy.class));
                }
            }
            if (policies.isEmpty()) {
                throw new IllegalStateException("There is no policy in returns/policies");
            }
            policies.sort(Comparator.comparing(Policy::validFrom));
            return List.copyOf(policies);
        } catch (IOException e) {
            throw new UncheckedIOException("A policy in returns/policies cannot be read", e);
        }
    }
}
