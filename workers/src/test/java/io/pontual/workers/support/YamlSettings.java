package io.pontual.workers.support;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.yaml.snakeyaml.Yaml;

/** The settings of one of our YAML files as {@code a.b.c → value}, with the environment variables that they read. */
public record YamlSettings(Map<String, String> values) {
    private static final Pattern VARIABLE = Pattern.compile("\\$\\{([A-Z][A-Z0-9_]*)(:[^}]*)?}");

    /** @param paths relative to the repository; a later file overrides an earlier one, as a profile does */
    public static YamlSettings read(String... paths) {
        Map<String, String> values = new LinkedHashMap<>();
        for (var path : paths) {
            flatten("", new Yaml().load(ProjectFiles.read(path)), values);
        }
        return new YamlSettings(values);
    }

    private static void flatten(String prefix, Object node, Map<String, String> into) {
        if (node instanceof Map<?, ?> map) {
            map.forEach((key, value) -> flatten(prefix.isEmpty() ? key.toString() : prefix + "." + key, value, into));
        } else if (node instanceof List<?> list) {
            for (int i = 0; i < list.size(); i++) {
                flatten(prefix + "[" + i + "]", list.get(i), into);
            }
        } else {
            into.put(prefix, String.valueOf(node));
        }
    }

    /** Every environment variable that a setting reads. */
    public Set<String> variables() {
        return variables(match -> true);
    }

    /** Those without which the application does not start. */
    public Set<String> requiredVariables() {
        return variables(match -> match.group(2) == null);
    }

    private Set<String> variables(Predicate<Matcher> wanted) {
        Set<String> found = new TreeSet<>();
        for (var value : values.values()) {
            var matcher = VARIABLE.matcher(value);
            while (matcher.find()) {
                if (wanted.test(matcher)) {
                    found.add(matcher.group(1));
                }
            }
        }
        return found;
    }
}
