package io.pontual.workers.inventory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.put;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import io.pontual.workers.support.DatabaseTest;
import io.pontual.workers.support.FakeOrders;
import io.pontual.workers.support.StockBooks;
import java.net.URI;
import java.util.List;
import java.util.UUID;
import org.jooq.DSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.http.MediaType;
import org.springframework.security.test.context.support.WithMockUser;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.RequestBuilder;

@DatabaseTest
@Import(FakeOrders.class)
@WithMockUser(authorities = "SCOPE_admin")
class InventoryApiIT {
    private final String own = UUID.randomUUID().toString().substring(24);

    @Autowired
    Inventory inventory;

    @Autowired
    ProductRepository products;

    @Autowired
    StockReservations reservations;

    @Autowired
    DSLContext db;

    @AfterEach
    void books_are_straight() {
        StockBooks.assertStraight(db);
    }

    @Autowired
    MockMvc mvc;

    @Test
    void what_a_feed_does_not_say_of_an_ean_stays_and_a_put_takes_it_away() throws Exception {
        var sku = "ean-" + own;
        var path = "/api/v1/products/" + sku;
        var body =
                """
                {"name": "Camiseta", "group": "apparel", "unitPrice": "59.90", "currency": "BRL", "weightGrams": 200%s}""";

        mvc.perform(putJson(path, body.formatted(", \"ean\": \"7891234567890\"")))
                .andExpect(status().isBadRequest())
                .andExpect(jsonPath("$.errors[0].field").value("/ean"));
        mvc.perform(putJson(path, body.formatted(", \"ean\": \"7891234567895\"")))
                .andExpect(status().isCreated())
                .andExpect(jsonPath("$.ean").value("7891234567895"));
        assertThat(products.upsert(List.of(new ProductRow(sku, Shelf.PRODUCT)))).isZero();
        mvc.perform(get(path)).andExpect(jsonPath("$.ean").value("7891234567895"));
        mvc.perform(putJson(path, body.formatted("")))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.ean").doesNotExist());
    }

    @Test
    void a_node_is_created_then_changed_then_read() throws Exception {
        var path = "/api/v1/nodes/n-" + own;
        var body =
                """
                {"name": "Loja Paulista", "kind": "store", "latitude": -23.561414, "longitude": -46.655881,
                 "timeZone": "America/Sao_Paulo", "city": "São Paulo", "state": "SP", "methods": ["pickup", "ship"],
                 "system": "jms", "active": true}""";

        mvc.perform(putJson(path, body))
                .andExpect(status().isCreated())
                .andExpect(header().string("Location", "http://localhost" + path))
                .andExpect(jsonPath("$.nodeId").value("n-" + own));
        mvc.perform(putJson(path, body.replace("Paulista", "Consolação")))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.name").value("Loja Consolação"));
        mvc.perform(get(path))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.name").value("Loja Consolação"))
                .andExpect(jsonPath("$.kind").value("store"))
                .andExpect(jsonPath("$.latitude").value(-23.561414))
                .andExpect(jsonPath("$.longitude").value(-46.655881))
                .andExpect(jsonPath("$.timeZone").value("America/Sao_Paulo"))
                .andExpect(jsonPath("$.city").value("São Paulo"))
                .andExpect(jsonPath("$.state").value("SP"))
                .andExpect(jsonPath("$.methods[1]").value("ship"))
                .andExpect(jsonPath("$.system").value("jms"))
                .andExpect(jsonPath("$.active").value(true));
    }

    @Test
    void a_product_has_its_price_as_a_decimal_string() throws Exception {
        var path = "/api/v1/products/p-" + own;

        mvc.perform(putJson(path, product("12.5"))).andExpect(status().isCreated());
        mvc.perform(putJson(path, product("12.90"))).andExpect(status().isOk());
        mvc.perform(get(path))
                .andExpect(jsonPath("$.sku").value("p-" + own))
                .andExpect(jsonPath("$.group").value("grocery"))
                .andExpect(jsonPath("$.unitPrice").value("12.90"))
                .andExpect(jsonPath("$.currency").value("BRL"))
                .andExpect(jsonPath("$.weightGrams").value(500));
    }

    @Test
    void stock_is_counted_and_shows_what_is_available() throws Exception {
        var shelf = new Shelf(inventory, db).with("a", 1);
        mvc.perform(putJson("/api/v1/products/b" + own, product("1.00"))).andExpect(status().isCreated());
        var path = "/api/v1/nodes/" + shelf.nodeId + "/stock/b" + own;

        mvc.perform(putJson(path, "{\"onHand\": 10, \"safetyStock\": 2}")).andExpect(status().isCreated());
        mvc.perform(putJson(path, "{\"onHand\": 9, \"safetyStock\": 2}")).andExpect(status().isOk());
        mvc.perform(get(path))
                .andExpect(jsonPath("$.onHand").value(9))
                .andExpect(jsonPath("$.reserved").value(0))
                .andExpect(jsonPath("$.safetyStock").value(2))
                .andExpect(jsonPath("$.available").value(7));
    }

    @Test
    void a_count_below_what_is_reserved_is_a_conflict_that_names_the_reserved_quantity() {
        var shelf = new Shelf(inventory, db).with("a", 10);
        reservations.reserve(UUID.randomUUID(), List.of(shelf.plan("a", 4)));

        var problem = ApiProblem.of(
                mvc,
                putJson(
                        "/api/v1/nodes/" + shelf.nodeId + "/stock/" + shelf.sku("a"),
                        "{\"onHand\": 3, \"safetyStock\": 0}"));

        assertThat(problem.status()).isEqualTo(409);
        assertThat(problem.code()).isEqualTo("stock-below-reserved");
        assertThat(problem.detail()).contains("4 units reserved").contains("cannot be 3");
    }

    @Test
    void what_is_not_there_is_a_404() {
        assertThat(ApiProblem.of(mvc, get("/api/v1/nodes/none")).status()).isEqualTo(404);
        assertThat(ApiProblem.of(mvc, get("/api/v1/products/none")).status()).isEqualTo(404);
        assertThat(ApiProblem.of(mvc, get("/api/v1/nodes/none/stock/none")).status())
                .isEqualTo(404);
        var count = "{\"onHand\": 3, \"safetyStock\": 0}";
        assertThat(ApiProblem.of(mvc, putJson("/api/v1/nodes/none/stock/none", count))
                        .detail())
                .isEqualTo("There is no node none.");
        var shelf = new Shelf(inventory, db);
        assertThat(ApiProblem.of(mvc, putJson("/api/v1/nodes/" + shelf.nodeId + "/stock/none", count))
                        .detail())
                .isEqualTo("There is no product none.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/v1/nodes/a b", "/api/v1/products/são"})
    void a_new_id_must_be_plain(String path) {
        var body = path.contains("nodes") ? NODE : product("1.00");

        var problem = ApiProblem.of(mvc, putJson(path, body));

        assertThat(problem.status()).isEqualTo(400);
        assertThat(problem.messages()).containsExactly(Identifier.RULE);
    }

    @ParameterizedTest
    @CsvSource({
        "-23.5,-123.5,/latitude",
        "store,shop,/kind",
        "America/Sao_Paulo,Mars/Base,/timeZone",
        "\"pickup\",\"fax\",/methods/0",
        "jms,sap,/system",
        "true,null,/active",
        "Recife,' ',/city"
    })
    void each_wrong_field_of_a_node_is_named(String good, String bad, String field) {
        assertInvalid(putJson("/api/v1/nodes/n1", NODE.replace(good, bad)), field);
    }

    @ParameterizedTest
    @CsvSource({
        "\"1.00\",\"1.001\",/unitPrice",
        "\"1.00\",\"-1.00\",/unitPrice",
        "BRL,R$,/currency",
        "500,-1,/weightGrams",
        "grocery,'',/group"
    })
    void each_wrong_field_of_a_product_is_named(String good, String bad, String field) {
        assertInvalid(putJson("/api/v1/products/p1", product("1.00").replace(good, bad)), field);
    }

    @Test
    void negative_and_missing_counts_are_named() {
        assertInvalid(putJson("/api/v1/nodes/n1/stock/p1", "{\"onHand\": -1, \"safetyStock\": 0}"), "/onHand");
        assertInvalid(putJson("/api/v1/nodes/n1/stock/p1", "{\"onHand\": 1}"), "/safetyStock");
    }

    @Test
    void lists_are_paged_and_filtered() throws Exception {
        for (int i = 0; i < 5; i++) {
            inventory.put(new NodeRow(
                    "l" + i + "-" + own,
                    new NodeRequest(
                            "Loja " + i,
                            i == 0 ? "warehouse" : "store",
                            Shelf.STORE.latitude(),
                            Shelf.STORE.longitude(),
                            "America/Bahia",
                            "City " + own,
                            "BA",
                            List.of("pickup"),
                            "jms",
                            i != 4)));
            inventory.put(new ProductRow(
                    "s" + i + "-" + own,
                    new ProductRequest("100% Item " + i, "group-" + own, Shelf.PRODUCT.unitPrice(), "BRL", 100, null)));
        }

        mvc.perform(get("/api/v1/nodes?kind=store&active=true&page=1&size=2").param("city", "CITY " + own))
                .andExpect(jsonPath("$.total").value(3))
                .andExpect(jsonPath("$.page").value(1))
                .andExpect(jsonPath("$.size").value(2))
                .andExpect(jsonPath("$.items.length()").value(1))
                .andExpect(jsonPath("$.items[0].nodeId").value("l3-" + own));
        mvc.perform(get("/api/v1/products").param("group", "group-" + own))
                .andExpect(jsonPath("$.total").value(5))
                .andExpect(jsonPath("$.items[0].sku").value("s0-" + own));
        mvc.perform(get("/api/v1/products").param("q", "S3-" + own).param("size", "200"))
                .andExpect(jsonPath("$.total").value(1));
        mvc.perform(get("/api/v1/products").param("q", "0% item 2").param("group", "group-" + own))
                .andExpect(jsonPath("$.total").value(1));
    }

    @ParameterizedTest
    @CsvSource({
        "/api/v1/nodes?size=201,size",
        "/api/v1/nodes?size=0,size",
        "/api/v1/products?page=-1,page",
        "/api/v1/products?page=2000000,page",
        "/api/v1/nodes?kind=shop,kind"
    })
    void a_wrong_question_is_named(String uri, String parameter) {
        assertThat(ApiProblem.of(mvc, get(uri)).fields()).containsExactly(parameter);
    }

    @Test
    void a_nul_character_is_refused_before_the_database_sees_it() {
        assertThat(ApiProblem.of(mvc, get("/api/v1/products").param("q", "a\0b"))
                        .fields())
                .containsExactly("q");
    }

    private static final String NODE =
            """
            {"name": "Loja", "kind": "store", "latitude": -23.5, "longitude": -46.6, "timeZone": "America/Sao_Paulo",
             "city": "Recife", "state": "PE", "methods": ["pickup"], "system": "jms", "active": true}""";

    private static String product(String price) {
        return """
                {"name": "Café", "group": "grocery", "unitPrice": "%s", "currency": "BRL", "weightGrams": 500}"""
                .formatted(price);
    }

    private static RequestBuilder putJson(String path, String body) {
        return put(URI.create(path.replace(" ", "%20").replace("ã", "%C3%A3")))
                .contentType(MediaType.APPLICATION_JSON)
                .content(body);
    }

    private void assertInvalid(RequestBuilder request, String field) {
        var problem = ApiProblem.of(mvc, request);
        assertThat(problem.status()).isEqualTo(400);
        assertThat(problem.fields()).containsOnly(field);
    }
}
