package io.pontual.workers.support;

import java.util.Set;
import java.util.TreeSet;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DataObjectPropertyName;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.type.filter.AnnotationTypeFilter;

/** The settings that the records marked with {@code @ConfigurationProperties} take. */
public final class SettingRecords {
    private SettingRecords() {}

    /** @return full keys, such as {@code pontual.engine.retry-backoff} */
    public static Set<String> keys(String... packages) {
        var scanner = new ClassPathScanningCandidateComponentProvider(false);
        scanner.addIncludeFilter(new AnnotationTypeFilter(ConfigurationProperties.class));
        Set<String> keys = new TreeSet<>();
        for (var name : packages) {
            for (var candidate : scanner.findCandidateComponents(name)) {
                var type = load(candidate.getBeanClassName());
                collect(type.getAnnotation(ConfigurationProperties.class).value(), type, keys);
            }
        }
        return keys;
    }

    private static void collect(String prefix, Class<?> type, Set<String> into) {
        if (!type.isRecord()) {
            throw new IllegalStateException(type + " takes settings and should be a record");
        }
        for (var component : type.getRecordComponents()) {
            var key = prefix + "." + DataObjectPropertyName.toDashedForm(component.getName());
            if (component.getType().isRecord()) {
                collect(key, component.getType(), into);
            } else {
                into.add(key);
            }
        }
    }

    private static Class<?> load(String name) {
        try {
            return Class.forName(name);
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }
}
