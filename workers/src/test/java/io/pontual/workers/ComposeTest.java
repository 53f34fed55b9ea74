package io.pontual.workers;

import static org.assertj.core.api.Assertions.assertThat;

import io.pontual.workers.support.ProjectFiles;
import io.pontual.workers.support.YamlSettings;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.activemq.artemis.utils.VersionLoader;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.Yaml;

/** Holds docker-compose.yml against what it names: files, services, and the settings that the applications read. */
class ComposeTest {
    private static final String WORKERS_SETTINGS = "workers/src/main/resources/workers.yml";
    private static final String INTEGRATIONS_SETTINGS = "integrations/src/main/resources/integrations.yml";
    private static final String SIMULATORS_SETTINGS = "integrations/src/main/resources/integrations-simulators.yml";
    /** Read by Spring Boot itself. */
    private static final Set<String> OF_SPRING = Set.of("SPRING_PROFILES_ACTIVE");

    private static final Pattern SETTING = Pattern.compile("(?<!\\$)\\$\\{([A-Z][A-Z0-9_]*)(:[-?][^}]*)?}");
    private static final Pattern EXAMPLE = Pattern.compile("(?m)^(?:# )?([A-Z][A-Z0-9_]*)=(.*)$");

    private final String text = ProjectFiles.read("docker-compose.yml");
    private final Map<String, Object> compose = new Yaml().load(text);

    @Test
    void every_service_has_an_image_of_a_fixed_version_or_a_dockerfile() {
        services().forEach((name, service) -> {
            if (service.get("image") instanceof String image) {
                assertThat(image).as(name).matches("[a-z0-9./-]+:v?\\d[\\w.-]*");
            } else {
                assertThat(ProjectFiles.root()
                                .resolve(
                                        String.valueOf(map(service.get("build")).get("dockerfile"))))
                        .as(name)
                        .isRegularFile();
            }
        });
    }

    @Test
    void every_service_that_another_waits_for_says_when_it_is_healthy() {
        Set<String> waitedFor = new TreeSet<>();
        services().forEach((name, service) -> map(service.get("depends_on")).forEach((other, condition) -> {
            assertThat(map(condition)).as(name).containsEntry("condition", "service_healthy");
            waitedFor.add(other);
        }));

        assertThat(waitedFor).isNotEmpty();
        assertThat(waitedFor)
                .allSatisfy(name ->
                        assertThat(services().get(name)).as(name).isNotNull().containsKey("healthcheck"));
    }

    @Test
    void every_mounted_file_exists_and_every_volume_is_declared() {
        var declared = map(compose.get("volumes")).keySet();
        List<String> mounts = new ArrayList<>();
        services().values().forEach(service -> strings(service.get("volumes")).forEach(mounts::add));

        assertThat(mounts).isNotEmpty().allSatisfy(mount -> {
            var source = mount.split(":")[0];
            if (source.startsWith("./")) {
                assertThat(ProjectFiles.root().resolve(source)).isRegularFile();
            } else {
                assertThat(declared).contains(source);
            }
        });
    }

    @Test
    void no_port_is_opened_twice_or_to_the_world() {
        List<String> ports = new ArrayList<>();
        services().values().forEach(service -> strings(service.get("ports")).forEach(ports::add));

        assertThat(ports).isNotEmpty().allMatch(port -> port.startsWith("127.0.0.1:"));
        assertThat(ports.stream().map(port -> port.split(":")[1])).doesNotHaveDuplicates();
    }

    @Test
    void workers_read_everything_that_they_are_told_and_are_told_everything_that_they_need() {
        var settings = YamlSettings.read(WORKERS_SETTINGS);

        assertThat(settings.variables()).containsAll(told("workers"));
        assertThat(told("workers")).containsAll(settings.requiredVariables());
    }

    @Test
    void integrations_read_everything_that_they_are_told_and_are_told_everything_that_they_need() {
        assertThat(environment("integrations")).containsEntry("SPRING_PROFILES_ACTIVE", "simulators");
        var settings = YamlSettings.read(INTEGRATIONS_SETTINGS, SIMULATORS_SETTINGS);

        assertThat(settings.variables()).containsAll(told("integrations"));
        assertThat(told("integrations")).containsAll(settings.requiredVariables());
    }

    @Test
    void the_cluster_is_told_everything_that_its_settings_read() {
        assertThat(environment("camunda").keySet())
                .containsAll(
                        YamlSettings.read("workers/src/compose/camunda.yaml").variables());
    }

    @Test
    void every_setting_is_explained_in_the_example_and_no_secret_has_a_default() {
        var example = ProjectFiles.read(".env.example");
        var explained = EXAMPLE.matcher(example).results().collect(Collectors.toMap(m -> m.group(1), m -> m.group(2)));
        Set<String> read = new TreeSet<>();
        SETTING.matcher(text).results().forEach(setting -> {
            read.add(setting.group(1));
            if (isSecret(setting.group(1))) {
                assertThat(setting.group(2)).as(setting.group(1)).startsWith(":?");
            }
        });
        // Passed on only if it is set.
        read.add("CAMUNDA_LICENSE_KEY");

        assertThat(explained.keySet()).containsExactlyInAnyOrderElementsOf(read);
        explained.forEach((name, value) -> {
            if (isSecret(name) && !name.equals("CAMUNDA_LICENSE_KEY")) {
                assertThat(value).as(name).isEmpty();
            }
        });
    }

    @Test
    void the_broker_has_the_version_of_our_client() {
        assertThat(services().get("artemis").get("image"))
                .isEqualTo(
                        "apache/activemq-artemis:" + VersionLoader.getVersion().getFullVersion());
    }

    private static boolean isSecret(String name) {
        return name.endsWith("PASSWORD") || name.endsWith("KEY") || name.endsWith("SECRET");
    }

    private Set<String> told(String service) {
        return environment(service).keySet().stream()
                .filter(name -> !OF_SPRING.contains(name))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private Map<String, Object> environment(String service) {
        return map(services().get(service).get("environment"));
    }

    private Map<String, Map<String, Object>> services() {
        return map(compose.get("services")).entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, entry -> map(entry.getValue())));
    }

    private static List<String> strings(Object node) {
        return node == null
                ? List.of()
                : ((List<?>) node).stream().map(String::valueOf).toList();
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> map(Object node) {
        return node == null ? Map.of() : (Map<String, Object>) node;
    }
}
