package io.pontual.workers.platform.desk;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.equalToJson;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.noContent;
import static com.github.tomakehurst.wiremock.client.WireMock.notContaining;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import io.camunda.client.CamundaClient;
import io.camunda.client.api.command.ProblemException;
import java.net.URI;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The real client against the answers that a cluster of 8.9 gives by its REST API. */
class ClusterUserTasksTest {
    private static final UUID ORDER = UUID.fromString("01950000-0000-7000-8000-000000000001");

    @RegisterExtension
    static final WireMockExtension CLUSTER = WireMockExtension.newInstance()
            .options(wireMockConfig().dynamicPort())
            .build();

    private CamundaClient engine;
    private UserTasks tasks;

    @BeforeEach
    void connect() {
        // As in workers.yml: gRPC is preferred, and what people do goes by REST all the same.
        engine = CamundaClient.newClientBuilder()
                .grpcAddress(URI.create("http://localhost:1"))
                .restAddress(URI.create(CLUSTER.baseUrl()))
                .preferRestOverGrpc(false)
                .build();
        tasks = new ClusterUserTasks(engine, new ObjectMapper());
    }

    @AfterEach
    void disconnect() {
        engine.close();
    }

    @Test
    void lists_the_open_tasks_of_a_group_and_an_order_oldest_first() {
        CLUSTER.stubFor(post("/v2/user-tasks/search")
                .willReturn(okJson(
                        """
                {"items": [%s], "page": {"totalItems": 1, "startCursor": "a", "endCursor": "b"}}"""
                                .formatted(task("CREATED")))));

        var found = tasks.search(new TaskQuery("store-sp-pinheiros", ORDER, 2, 50));

        CLUSTER.verify(postRequestedFor(urlPathEqualTo("/v2/user-tasks/search"))
                .withRequestBody(equalToJson(
                        """
                {
                  "filter": {
                    "state": {"$eq": "CREATED"},
                    "candidateGroup": {"$eq": "store-sp-pinheiros"},
                    "processInstanceVariables": [
                      {"name": "orderId", "value": {"$eq": "\\"01950000-0000-7000-8000-000000000001\\""}}
                    ]
                  },
                  "sort": [{"field": "creationDate", "order": "ASC"}],
                  "page": {"from": 100, "limit": 50}
                }""",
                        false,
                        true)));
        assertThat(found)
                .containsExactly(new UserTask(
                        "2251799813685300",
                        "Accept order",
                        "pickup-in-store",
                        "Task_AcceptOrder",
                        "2251799813685200",
                        null,
                        List.of("store-sp-pinheiros"),
                        50,
                        OffsetDateTime.parse("2026-03-02T12:00:00.123Z"),
                        OffsetDateTime.parse("2026-03-02T14:00:00Z"),
                        Map.of()));
    }

    @Test
    void lists_every_open_task_when_nothing_is_asked_for() {
        CLUSTER.stubFor(post("/v2/user-tasks/search")
                .willReturn(okJson("""
                {"items": [], "page": {"totalItems": 0}}""")));

        assertThat(tasks.search(new TaskQuery(null, null, 0, 50))).isEmpty();

        CLUSTER.verify(postRequestedFor(urlPathEqualTo("/v2/user-tasks/search"))
                .withRequestBody(equalToJson(
                        """
                {
                  "filter": {"state": {"$eq": "CREATED"}, "processInstanceVariables": [], "localVariables": []},
                  "sort": [{"field": "creationDate", "order": "ASC"}],
                  "page": {"from": 0, "limit": 50}
                }""",
                        false,
                        true))
                .withRequestBody(notContaining("candidateGroup")));
    }

    @Test
    void opens_a_task_with_its_variables_as_whole_values_and_not_as_text() {
        stubTask(okJson(task("CREATED")));
        // Otherwise the cluster shortens long values, and a shortened one is no JSON.
        CLUSTER.stubFor(post(urlPathEqualTo("/v2/user-tasks/2251799813685300/variables/search"))
                .withQueryParam("truncateValues", equalTo("false"))
                .willReturn(okJson("""
                        {"items": [%s, %s], "page": {"totalItems": 2}}"""
                        .formatted(
                                variable("1", "orderId", "\\\"" + ORDER + "\\\""),
                                variable("2", "lines", "[{\\\"sku\\\":\\\"CAM-0101\\\",\\\"quantity\\\":2}]")))));

        var found = tasks.find("2251799813685300").orElseThrow();

        assertThat(found.elementId()).isEqualTo("Task_AcceptOrder");
        assertThat(found.variables())
                .containsEntry("orderId", ORDER.toString())
                .containsEntry("lines", List.of(Map.of("sku", "CAM-0101", "quantity", 2)));
    }

    @Test
    void finds_neither_a_task_that_never_was_nor_one_that_is_done() {
        stubTask(problem(404, "NOT_FOUND"));
        assertThat(tasks.find("2251799813685300")).isEmpty();

        stubTask(okJson(task("COMPLETED")));
        assertThat(tasks.find("2251799813685300")).isEmpty();
    }

    @Test
    void tells_a_cluster_that_is_down_from_a_task_that_is_not_there() {
        stubTask(problem(503, "RESOURCE_EXHAUSTED"));

        assertThatExceptionOfType(ProblemException.class).isThrownBy(() -> tasks.find("2251799813685300"));
    }

    @Test
    void gives_the_form_as_the_json_that_it_is() {
        CLUSTER.stubFor(
                get("/v2/user-tasks/2251799813685300/form")
                        .willReturn(
                                okJson(
                                        """
                {
                  "tenantId": "<default>", "formId": "pickup-accept-order", "version": 1, "formKey": "2251799813685200",
                  "schema": "{\\"id\\": \\"pickup-accept-order\\", \\"components\\": []}"
                }""")));

        var form = tasks.form(openTask("2251799813685200")).orElseThrow();

        assertThat(form.path("id").asText()).isEqualTo("pickup-accept-order");
    }

    @Test
    void asks_for_no_form_when_the_task_has_none() {
        assertThat(tasks.form(openTask(null))).isEmpty();
        assertThat(CLUSTER.getAllServeEvents()).isEmpty();
    }

    @Test
    void claims_without_taking_a_task_away_from_somebody() {
        CLUSTER.stubFor(post("/v2/user-tasks/2251799813685300/assignment").willReturn(noContent()));

        tasks.claim("2251799813685300", "bia");

        CLUSTER.verify(
                postRequestedFor(urlPathEqualTo("/v2/user-tasks/2251799813685300/assignment"))
                        .withRequestBody(
                                equalToJson(
                                        """
                        {"assignee": "bia", "allowOverride": false, "action": "claim"}""")));
    }

    @Test
    void says_who_claims_too_late_that_the_task_is_taken_or_gone() {
        CLUSTER.stubFor(post("/v2/user-tasks/2251799813685300/assignment").willReturn(problem(409, "INVALID_STATE")));
        assertThatExceptionOfType(TaskTaken.class).isThrownBy(() -> tasks.claim("2251799813685300", "bia"));

        CLUSTER.stubFor(post("/v2/user-tasks/2251799813685300/assignment").willReturn(problem(404, "NOT_FOUND")));
        assertThatExceptionOfType(NoSuchElementException.class)
                .isThrownBy(() -> tasks.claim("2251799813685300", "bia"));
    }

    @Test
    void completes_with_the_variables_of_the_form() {
        CLUSTER.stubFor(post("/v2/user-tasks/2251799813685300/completion").willReturn(noContent()));

        tasks.complete("2251799813685300", Map.of("accepted", true));

        CLUSTER.verify(postRequestedFor(urlPathEqualTo("/v2/user-tasks/2251799813685300/completion"))
                .withRequestBody(equalToJson("""
                        {"variables": {"accepted": true}}""")));
    }

    @Test
    void says_who_completes_too_late_that_the_task_is_gone() {
        for (var status : List.of(404, 409)) {
            CLUSTER.stubFor(post("/v2/user-tasks/2251799813685300/completion")
                    .willReturn(problem(status, status == 404 ? "NOT_FOUND" : "INVALID_STATE")));

            assertThatExceptionOfType(NoSuchElementException.class)
                    .as("%s", status)
                    .isThrownBy(() -> tasks.complete("2251799813685300", Map.of()));
        }
    }

    @Test
    void lets_the_caller_see_that_a_completion_was_refused_for_another_reason() {
        CLUSTER.stubFor(
                post("/v2/user-tasks/2251799813685300/completion").willReturn(problem(503, "RESOURCE_EXHAUSTED")));

        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> tasks.complete("2251799813685300", Map.of()))
                .satisfies(e -> assertThat(e.code()).isEqualTo(503));
    }

    private static void stubTask(ResponseDefinitionBuilder answer) {
        CLUSTER.stubFor(get("/v2/user-tasks/2251799813685300").willReturn(answer));
    }

    /** With the fields that only a cluster newer than the client sends. */
    private static String task(String state) {
        return """
                {
                  "userTaskKey": "2251799813685300", "state": "%s", "name": "Accept order", "elementId": "Task_AcceptOrder",
                  "processDefinitionId": "pickup-in-store", "processName": "Pickup in store", "processDefinitionVersion": 3,
                  "processDefinitionKey": "2251799813685100", "processInstanceKey": "2251799813685250",
                  "elementInstanceKey": "2251799813685299", "rootProcessInstanceKey": "2251799813685240",
                  "formKey": "2251799813685200", "externalFormReference": null, "tenantId": "<default>",
                  "assignee": null, "candidateGroups": ["store-sp-pinheiros"], "candidateUsers": [], "priority": 50,
                  "creationDate": "2026-03-02T12:00:00.123Z", "dueDate": "2026-03-02T14:00:00.000Z",
                  "followUpDate": null, "completionDate": null, "customHeaders": {}, "tags": []
                }"""
                .formatted(state);
    }

    private static String variable(String key, String name, String escapedJson) {
        return """
                {
                  "variableKey": "%s", "name": "%s", "value": "%s", "isTruncated": false, "tenantId": "<default>",
                  "scopeKey": "2251799813685250", "processInstanceKey": "2251799813685250"
                }"""
                .formatted(key, name, escapedJson);
    }

    private static ResponseDefinitionBuilder problem(int status, String title) {
        return aResponse()
                .withStatus(status)
                .withHeader("Content-Type", "application/problem+json")
                .withBody(
                        """
                        {"type": "about:blank", "title": "%s", "status": %d, "detail": "as the cluster words it"}"""
                                .formatted(title, status));
    }

    private static UserTask openTask(String formKey) {
        return new UserTask(
                "2251799813685300",
                "Accept order",
                "pickup-in-store",
                "Task_AcceptOrder",
                formKey,
                null,
                List.of(),
                50,
                null,
                null,
                Map.of());
    }
}
