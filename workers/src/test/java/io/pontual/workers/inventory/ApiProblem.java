package io.pontual.workers.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.RequestBuilder;

/** A request that was refused. @param code the last part of the problem's type */
record ApiProblem(int status, String code, String detail, List<String> fields, List<String> messages) {
    private static final ObjectMapper JSON = new ObjectMapper();

    static ApiProblem of(MockMvc mvc, RequestBuilder request) {
        try {
            var response = mvc.perform(request).andReturn().getResponse();
            var body = JSON.readTree(response.getContentAsString(StandardCharsets.UTF_8));
            assertThat(response.getContentType()).isEqualTo("application/problem+json");
            return new ApiProblem(
                    response.getStatus(),
                    body.path("type").asText().replace("urn:pontual:problem:", ""),
                    body.path("detail").asText(),
                    body.path("errors").findValuesAsText("field"),
                    body.path("errors").findValuesAsText("message"));
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
