package io.pontual.workers.inventory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import io.pontual.workers.support.DatabaseTest;
import io.pontual.workers.support.FakeOrders;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.http.MediaType;
import org.springframework.security.test.context.support.WithMockUser;
import org.springframework.test.web.servlet.MockMvc;

/** Feeds that are uploaded. */
@DatabaseTest
@Import(FakeOrders.class)
@WithMockUser(authorities = "SCOPE_admin")
class FeedApiIT {
    private final String own = UUID.randomUUID().toString().substring(24);

    @Autowired
    Inventory inventory;

    @Autowired
    MockMvc mvc;

    @Test
    void a_feed_answers_with_its_report() throws Exception {
        mvc.perform(post("/api/v1/feeds/products")
                        .contentType("text/csv;charset=utf-8")
                        .content(
                                "sku,name,group,unitPrice,currency,weightGrams\nf-%s,Pão,fresh,1.00,BRL,50\n,Pão,fresh,1.00,BRL,50\n"
                                        .formatted(own)))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.accepted").value(1))
                .andExpect(jsonPath("$.refused").value(1))
                .andExpect(jsonPath("$.rows[0].line").value(3))
                .andExpect(jsonPath("$.rows[0].field").value("sku"))
                .andExpect(jsonPath("$.rows[0].message").value(Identifier.RULE))
                .andExpect(jsonPath("$.note").doesNotExist());
        assertThat(inventory.product("f-" + own).name()).isEqualTo("Pão");
    }

    @Test
    void a_feed_with_a_wrong_header_is_refused_whole() {
        var problem = ApiProblem.of(
                mvc, post("/api/v1/feeds/stock").contentType("text/csv").content("nodeId,sku,quantity\n"));

        assertThat(problem.status()).isEqualTo(400);
        assertThat(problem.fields()).containsExactly("onHand", "safetyStock", "quantity");
    }

    @Test
    void a_feed_can_be_followed_and_its_refused_rows_be_read_as_json_and_csv() throws Exception {
        var location = mvc.perform(post("/api/v1/feeds/products")
                        .contentType("text/csv")
                        .header("Prefer", "respond-async")
                        .content("sku,name,group,unitPrice,currency,weightGrams\n?,\"Pão, doce\",fresh,1.00,BRL,50\n"))
                .andExpect(status().isAccepted())
                .andExpect(header().string("Preference-Applied", "respond-async"))
                .andReturn()
                .getResponse()
                .getHeader("Location");

        // In this thread, whose user it is.
        await().pollInSameThread().untilAsserted(() -> mvc.perform(get(location))
                .andExpect(jsonPath("$.status").value("APPLIED")));
        mvc.perform(get(location))
                .andExpect(jsonPath("$.kind").value("products"))
                .andExpect(jsonPath("$.mode").value("delta"))
                .andExpect(jsonPath("$.percent").value(100))
                .andExpect(jsonPath("$.rowsRead").value(1))
                .andExpect(jsonPath("$.rowsRefused").value(1));
        mvc.perform(get("/api/v1/feeds").param("kind", "products").param("status", "APPLIED"))
                .andExpect(jsonPath("$.items[0].kind").value("products"));
        mvc.perform(get(location + "/refused-rows"))
                .andExpect(jsonPath("$.items[0].line").value(2))
                .andExpect(jsonPath("$.items[0].field").value("sku"))
                .andExpect(jsonPath("$.total").value(1));
        mvc.perform(get(location + "/refused-rows").accept("text/csv"))
                .andExpect(content().contentType("text/csv;charset=UTF-8"))
                .andExpect(content()
                        .string("line,field,severity,message\r\n2,sku,refused,\"" + Identifier.RULE + "\"\r\n"));
    }

    @Test
    void a_feed_that_is_not_whole_is_a_422_that_leads_to_it() {
        var problem = ApiProblem.of(
                mvc,
                post("/api/v1/feeds/stock")
                        .param("mode", "full")
                        .param("rows", "3")
                        .contentType("text/csv")
                        .content("nodeId,sku,onHand,safetyStock\n"));

        assertThat(problem.status()).isEqualTo(422);
        assertThat(problem.code()).isEqualTo("feed-refused");
    }

    @Test
    void a_feed_that_announces_too_much_is_refused_unread_and_wrong_parameters_are_named() {
        assertThat(ApiProblem.of(
                                mvc,
                                post("/api/v1/feeds/stock")
                                        .contentType("text/csv")
                                        .header("Content-Length", "2147483648")
                                        .content("nodeId"))
                        .code())
                .isEqualTo("feed-too-large");
        assertThat(ApiProblem.of(
                                mvc,
                                post("/api/v1/feeds/stock")
                                        .contentType("text/csv")
                                        .param("mode", "half")
                                        .content("x"))
                        .fields())
                .containsExactly("mode");
        assertThat(ApiProblem.of(
                                mvc,
                                post("/api/v1/feeds/stock")
                                        .contentType("text/csv")
                                        .param("asOf", "2999-01-01T00:00:00Z")
                                        .content("x"))
                        .fields())
                .containsExactly("asOf");
        assertThat(ApiProblem.of(mvc, get("/api/v1/feeds").param("status", "LOST"))
                        .fields())
                .containsExactly("status");
        assertThat(ApiProblem.of(mvc, get("/api/v1/feeds/" + UUID.randomUUID())).status())
                .isEqualTo(404);
    }

    @Test
    void a_feed_of_another_type_or_encoding_is_a_415() throws Exception {
        mvc.perform(post("/api/v1/feeds/nodes")
                        .contentType(MediaType.APPLICATION_JSON)
                        .content("{}"))
                .andExpect(status().isUnsupportedMediaType());
        mvc.perform(post("/api/v1/feeds/nodes").content("nodeId")).andExpect(status().isUnsupportedMediaType());
        assertThat(ApiProblem.of(
                                mvc,
                                post("/api/v1/feeds/nodes")
                                        .contentType("text/csv;charset=ISO-8859-1")
                                        .content("nodeId"))
                        .status())
                .isEqualTo(415);
    }
}
